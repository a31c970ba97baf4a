using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Clusters;
using Supervisor.Node.Clusters.Changes;

namespace Supervisor.Node.Palettes.Clusters;

internal sealed class ClusterDown(PaletteServices services) : ClusterCommand(services)
{
    private const string Node = "node";

    public override CommandDescription Description { get; } =
        new(
            "down",
            "Says that a node is down before its lease has run out.",
            Roles.Operator,
            ResultKinds.Text,
            Changes: true,
            Details: "A node is down when its lease is gone, a few seconds after it died: this ends its lease's entry now, so that all see it at once. It "
                + "is a hint and no permission: nobody takes a group sooner for it, and a node that lives after all is seen again within a second. "
                + "Of a node that this one can reach it is refused.",
            Arguments: [new(Node, "Its name.", ArgumentKinds.Node, Position: 1, Required: true)],
            Examples: [new CommandExample("cluster down pc2", "somebody has pulled its plug")]
        );

    protected override async IAsyncEnumerable<Frame> RunAsync(
        ClusterLife cluster,
        CommandCall call,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var (name, changes) = (call.Arguments.Text(Node)!, new ClusterChanges(cluster));
        var scene = await changes.LookAtAsync(name);
        var verdict = scene.IsOk
            ? DownRules.Judge(scene.Value, await changes.IsReachedAsync(scene.Value.Node))
            : new DownVerdict(scene.Error, IsDownAlready: false);
        if (verdict.Problem is { } problem)
        {
            yield return new ErrorFrame(problem);
        }
        else if (verdict.IsDownAlready)
        {
            yield return new TextFrame($"The node {name} is down already.");
        }
        else if (call.DryRun)
        {
            yield return new TextFrame($"Would say that the node {name} is down.");
        }
        else
        {
            yield return await changes.EndMembershipAsync(scene.Value!.Node) is { } notEnded
                ? new ErrorFrame(notEnded)
                : new TextFrame($"The node {name} is down, as all see it now.");
        }
    }
}
