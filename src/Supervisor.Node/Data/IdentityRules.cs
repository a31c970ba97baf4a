using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Settings;

namespace Supervisor.Node.Data;

/// <summary>What a start makes of the identity it finds: a function of file, settings, machine and chance.</summary>
internal static class IdentityRules
{
    public static NodeIdentity First(NodeSettings settings, string? machine, Func<int, byte[]> chance) =>
        new(
            NodeId.FromEntropy(chance(16)),
            ClusterId.FromEntropy(chance(16)),
            settings.NodeName ?? NodeName.FromHost(settings.HostName),
            machine
        );

    /// <summary>The identity to go on with: the one found, bound to this machine if it was to none.</summary>
    public static Outcome<NodeIdentity> Adopt(NodeIdentity found, NodeSettings settings, string? machine)
    {
        if (found.Machine is { } bound && machine is not null && !Same(bound, machine))
        {
            return OtherMachine(settings.Data.Directory);
        }

        if (settings.NodeName is { } asked && !Same(asked, found.Name))
        {
            return OtherName(settings.Data.Directory, found.Name, asked);
        }

        return found with
        {
            Machine = found.Machine ?? machine,
        };
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);

    private static OperatorError OtherMachine(string directory) =>
        StartErrors.Because(
            "other-machine",
            $"The data directory {directory} belongs to another machine.",
            "It was copied, and two machines must not run as one node.",
            "Give --data-dir a new directory; if this machine replaces the other for good, remove the line \"machine\" "
                + $"from {IdentityFile.PathIn(directory)}."
        );

    private static OperatorError OtherName(string directory, string name, string asked) =>
        StartErrors.Because(
            "other-name",
            $"The data directory {directory} belongs to the node '{name}', not '{asked}'.",
            "A node keeps the name of its first start.",
            $"Start it without --node, or with --node {name}; for another node give another --data-dir."
        );
}
