using System.Globalization;
using System.Runtime.CompilerServices;
using Supervisor.Cluster.Levels;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Clusters;
using Supervisor.Node.Clusters.Losses;
using Supervisor.Node.Palettes.Node.Draining;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Node.Palettes.Clusters;

internal sealed class ClusterShow(PaletteServices services) : ClusterCommand(services)
{
    private const double BytesPerGibibyte = 1L << 30;

    private static readonly ColumnsFrame Columns = new([
        new Column("node"),
        new Column("state"),
        new Column("drained"),
        new Column("since", Format: ColumnFormats.Time),
        new Column("version"),
        new Column("arch"),
        new Column("cores", Format: ColumnFormats.Number),
        new Column("memory"),
        new Column("address"),
        new Column("link"),
        new Column("id"),
        new Column("level", Format: ColumnFormats.Hidden),
        new Column("if_lost", Format: ColumnFormats.Hidden),
        new Column("if_lost_stops", Format: ColumnFormats.Hidden),
        new Column("if_lost_moves", Format: ColumnFormats.Hidden),
        new Column("if_lost_agrees", Format: ColumnFormats.Hidden),
        new Column("if_store_lost_stops", Format: ColumnFormats.Hidden),
    ]);

    public override CommandDescription Description { get; } =
        new(
            "show",
            "Lists the nodes of the cluster, how each stands, and what is lost with it.",
            Roles.Viewer,
            ResultKinds.Rows,
            Details: "A node is up while it keeps its lease, and down a few seconds after its daemon has died or cannot reach the "
                + "place where the cluster agrees. SINCE is when the daemon of a node that is up was started. Below stands the level that all nodes keep to, who holds a higher one back, and what would be lost now if a machine "
                + "died, or etcd: which groups stop, which move, and whether revisions can be applied.",
            Examples: [new CommandExample("cluster show", "who is there")]
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
        var self = cluster.Services.Identity.Node;
        var losses = facts
            .Nodes.Where(node => NodeStates.Of(node.Id, view) != NodeStates.Down)
            .ToDictionary(static node => node.Id, node => LossRules.OfMachine(node, self, facts));
        var store = LossRules.OfStore(facts);
        yield return Columns;
        foreach (var row in Rows(cluster, view, losses, store))
        {
            yield return row;
        }

        yield return new NoteFrame(LevelText.Of(cluster.Level));
        foreach (var node in facts.Nodes.OrderBy(static node => node.Name, StringComparer.Ordinal))
        {
            if (losses.TryGetValue(node.Id, out var loss))
            {
                yield return new NoteFrame($"If {node.Name} dies now: {LossText.Of(loss)}.");
            }
            else if (LossRules.PinnedTo(node.Name, facts) is { Count: > 0 } pinned)
            {
                yield return new NoteFrame($"While {node.Name} is down, nobody runs {string.Join(", ", pinned)}.");
            }
        }

        yield return new NoteFrame($"If {PlaceOf(cluster)} is lost now: {LossText.Of(store)}.");
    }

    private static string PlaceOf(ClusterLife cluster) =>
        cluster.Services.Place.File is { } file ? $"the file {file}" : "etcd, or the way to most of it,";

    private IEnumerable<RowFrame> Rows(
        ClusterLife cluster,
        MembersView view,
        Dictionary<NodeId, Loss> losses,
        Loss store
    )
    {
        var known = cluster.Nodes.ToDictionary(record => record.Id, record => record.Name);
        foreach (var member in view.Members.Values)
        {
            known.TryAdd(member.Node, member.Name);
        }

        return known
            .OrderBy(node => node.Value, StringComparer.Ordinal)
            .Select(node =>
                Row(
                    node.Key.Value,
                    node.Value,
                    NodeStates.Of(node.Key, view),
                    DrainText.Of(Services.Supervised.Ownership, node.Key),
                    view.Members.GetValueOrDefault(node.Key),
                    LinkOf(cluster, node.Key, view),
                    losses.GetValueOrDefault(node.Key),
                    store
                )
            );
    }

    /// <summary>Of one that is down there is none, for whatever reason the last try failed.</summary>
    private static string? LinkOf(ClusterLife cluster, NodeId node, MembersView view) =>
        node == cluster.Services.Identity.Node ? "this node"
        : NodeStates.Of(node, view) == NodeStates.Down ? null
        : cluster.Links.States.Of(node);

    private static RowFrame Row(
        string id,
        string name,
        string state,
        string? drained,
        Member? member,
        string? link,
        Loss? loss,
        Loss store
    ) =>
        new([
            Cell.Of(name),
            Cell.Of(state),
            Cell.Of(drained),
            member is null ? Cell.Nothing : Cell.Of(member.Since.WallClock),
            Cell.Of(member?.Version),
            Cell.Of(member?.Arch),
            member is null ? Cell.Nothing : Cell.Of(member.Cores),
            Cell.Of(member is null ? null : Memory(member.MemoryBytes)),
            Cell.Of(member is null ? null : string.Join(", ", member.Addresses)),
            Cell.Of(link),
            Cell.Of(id),
            member is null ? Cell.Nothing : Cell.Of(member.Level),
            Cell.Of(loss is null ? null : LossText.Of(loss)),
            Cell.Of(loss is null ? null : string.Join(", ", loss.Stops)),
            Cell.Of(
                loss is null ? null : string.Join(", ", loss.Moves.Select(static move => $"{move.Group} to {move.To}"))
            ),
            loss is null ? Cell.Nothing : Cell.Of(!loss.StopsAgreeing),
            Cell.Of(string.Join(", ", store.Stops)),
        ]);

    private static string Memory(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes / BytesPerGibibyte:0.#} GiB");
}
