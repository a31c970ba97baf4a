using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Clusters;
using Supervisor.Node.Clusters.Changes;

namespace Supervisor.Node.Palettes.Clusters;

internal sealed class ClusterRemove(PaletteServices services) : ClusterCommand(services)
{
    private const string Node = "node";
    private const string Force = "force";

    public override CommandDescription Description { get; } =
        new(
            "remove",
            "Removes a node that is dead or lost: it is turned away for good, and its name is free.",
            Roles.Admin,
            ResultKinds.Text,
            Changes: true,
            Details: "Its links are cut and its certificate is refused everywhere; where it held the authority's key, another node fetches that within "
                + "a minute. A node that lives is not removed without --force: then it gives back what may move, and goes on with what is pinned "
                + "to it, cut off. It never comes back under its id; the machine joins again with a new data directory.",
            Arguments:
            [
                new(Node, "Its name.", ArgumentKinds.Node, Position: 1, Required: true),
                new(
                    Force,
                    "Also while it lives, or may run what it keeps while it is cut off.",
                    ArgumentKinds.Flag,
                    Letter: "f"
                ),
            ],
            Examples: [new CommandExample("cluster remove pc2", "that machine is gone for good")]
        );

    protected override async IAsyncEnumerable<Frame> RunAsync(
        ClusterLife cluster,
        CommandCall call,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var (name, changes) = (call.Arguments.Text(Node)!, new ClusterChanges(cluster));
        var scene = await changes.LookAtAsync(name);
        var problem = scene.IsOk ? RemovalRules.WhyNot(scene.Value, call.Arguments.Flag(Force)) : scene.Error;
        if (problem is not null)
        {
            yield return new ErrorFrame(problem);
            yield break;
        }

        if (call.DryRun)
        {
            yield return new TextFrame($"Would remove the node {name} ({scene.Value!.State}) for good.");
            yield break;
        }

        var removed = await changes.RemoveAsync(name, call.Caller.Name);
        if (!removed.IsOk)
        {
            yield return new ErrorFrame(removed.Error);
            yield break;
        }

        if (!call.Arguments.Flag(Force) && !await ReleaseAsync(name))
        {
            yield return new NoteFrame(
                $"Whether others still wait for what was pinned to it is not known. Should they: pbm fleet up FILES --force-lost {name}"
            );
        }

        yield return new TextFrame($"The node {name} ({removed.Value.Node}) is removed, and turned away for good.");
    }

    /// <summary>Whoever is dead writes nothing down any more; what one that lives is forced out with runs on.</summary>
    private async Task<bool> ReleaseAsync(string name) =>
        Services.Supervised.Ownership is not { } ownership
        || (await ownership.Residences.ReleaseAsync(name, static _ => false)).IsDone;
}
