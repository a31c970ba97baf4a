using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;

namespace Supervisor.Fleet.Supervised;

/// <summary>For which machine a file is.</summary>
internal static class NodeChoice
{
    /// <summary>A file that names its node goes to no other: it may be the wrong file.</summary>
    public static string? Of(Cursor named, string? given, FindingLog log)
    {
        if (named.Text is { } own && given is not null && own != given)
        {
            log.Add(
                SupervisorKinds.OtherNode,
                named.Node!.Place,
                $"The file is for the node '{own}', and was given to '{given}' by --node.",
                $"Leave out --node, write --node {own}, or remove '{named.Path}' from a file that is for any node."
            );
        }

        return named.Text ?? given;
    }
}
