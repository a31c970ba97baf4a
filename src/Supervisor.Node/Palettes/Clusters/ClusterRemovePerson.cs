using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Node.Palettes.Clusters;

internal sealed class ClusterRemovePerson(PaletteServices services) : IPaletteCommand
{
    private const string Person = "person";

    public CommandDescription Description { get; } =
        new(
            "remove-person",
            "Takes all rights from a person, and turns the certificate away.",
            Roles.Admin,
            ResultKinds.Text,
            Changes: true,
            Details: "It holds at once, on all nodes that reach the place where the cluster agrees; what the person has open there ends. "
                + "The name is free again: whoever is to come back is invited again.",
            Arguments: [new(Person, "Who: see 'cluster people'.", ArgumentKinds.Text, Position: 1, Required: true)],
            Examples: [new CommandExample("cluster remove-person ann", "as when her laptop was stolen")]
        );

    public async IAsyncEnumerable<Frame> RunAsync(CommandCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        if (services.Cluster is not { } cluster)
        {
            yield return new ErrorFrame(ClusterAlone.Error);
            yield break;
        }

        var name = call.Arguments.Text(Person)!;
        if (call.DryRun)
        {
            yield return new TextFrame($"Would remove {name}.");
            yield break;
        }

        var removed = await cluster.Links.Register().RemovePersonAsync(name, call.Caller.Name);
        yield return removed.IsOk
            ? new TextFrame($"{name} is removed, and the certificate is turned away.")
            : new ErrorFrame(removed.Error);
    }
}
