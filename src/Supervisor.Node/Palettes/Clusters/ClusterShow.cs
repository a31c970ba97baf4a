using System.Runtime.CompilerServices;
using Supervisor.Cluster.Levels;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Clusters;
using Supervisor.Node.Clusters.Losses;

namespace Supervisor.Node.Palettes.Clusters;

internal sealed class ClusterShow(PaletteServices services) : ClusterCommand(services)
{
    private const string Wide = "wide";

    public override CommandDescription Description { get; } =
        new(
            "show",
            "Lists the nodes of the cluster, how each stands, and what is lost with it.",
            Roles.Viewer,
            ResultKinds.Rows,
            Details: "A node is up while it keeps its lease, and down a few seconds after its daemon has died or cannot reach the "
                + "place where the cluster agrees. It is unreachable from the node that was asked while it keeps its lease and there is no link to "
                + "it: LINK says why. SINCE is when its daemon was started. ROLES: key, it keeps the authority's key; etcd, a member of etcd is on its "
                + "machine. LABELS and CARDS are as the revision that holds declares them. LEASE is how long ago it has kept its lease, HEARD how long ago "
                + "anything came from it over a link. Below stands the level that all nodes keep to, who holds a higher one back, and what would be lost now if a machine "
                + "died, or etcd: which groups stop, which move, and whether revisions can be applied.",
            Arguments: [new ArgumentDescription(Wide, "Also cards, addresses and ids.", ArgumentKinds.Flag)],
            Examples:
            [
                new CommandExample("cluster show", "who is there"),
                new CommandExample("cluster show --wide", "all that is known of them"),
            ]
        );

    protected override async IAsyncEnumerable<Frame> RunAsync(
        ClusterLife cluster,
        CommandCall call,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var view = cluster.Others.Membership.View;
        if (!view.IsCurrent)
        {
            yield return new NoteFrame($"What follows may be old: {view.CutOff}");
        }

        if (cluster.Trouble is { } trouble)
        {
            yield return new NoteFrame($"{trouble.Message} {trouble.Why} {trouble.Remedy}");
        }

        var facts = await LossScene.OfAsync(cluster, Services.Desk);
        var store = LossRules.OfStore(facts);
        var nodes = await new ShownNodes(cluster, Services.Supervised.Ownership, facts).ListAsync(view);
        yield return ClusterTable.Columns(call.Arguments.Flag(Wide));
        foreach (var node in nodes)
        {
            yield return ClusterTable.Row(node, store);
        }

        yield return new NoteFrame(LevelText.Of(cluster.Level));
        foreach (var note in nodes.Select(node => LossOf(node, facts)).OfType<string>())
        {
            yield return new NoteFrame(note);
        }

        yield return new NoteFrame($"If {PlaceOf(cluster)} is lost now: {LossText.Of(store)}.");
    }

    private static string? LossOf(ShownNode node, LossFacts facts) =>
        node.Loss is { } loss ? $"If {node.Name} dies now: {LossText.Of(loss)}."
        : node.State == NodeStates.Down && LossRules.PinnedTo(node.Name, facts) is { Count: > 0 } pinned
            ? $"While {node.Name} is down, nobody runs {string.Join(", ", pinned)}."
        : null;

    private static string PlaceOf(ClusterLife cluster) =>
        cluster.Services.Place.File is { } file ? $"the file {file}" : "etcd, or the way to most of it,";
}
