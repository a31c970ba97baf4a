using System.Globalization;
using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Clusters;
using Supervisor.Node.Palettes.Node.Draining;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Node.Palettes.Clusters;

internal sealed class ClusterShow(PaletteServices services) : IPaletteCommand
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
    ]);

    public CommandDescription Description { get; } =
        new(
            "show",
            "Lists the nodes of the cluster, and how each stands.",
            Roles.Viewer,
            ResultKinds.Rows,
            Details: "A node is up while it keeps its lease, and down a few seconds after its daemon has died or cannot reach the "
                + "place where the cluster agrees. SINCE is when the daemon of a node that is up was started.",
            Examples: [new CommandExample("cluster show", "who is there")]
        );

    public async IAsyncEnumerable<Frame> RunAsync(CommandCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        await Task.CompletedTask;
        if (services.Cluster is not { } cluster)
        {
            yield return new ErrorFrame(ClusterAlone.Error);
            yield break;
        }

        var view = cluster.Others.Membership.View;
        if (!view.IsCurrent)
        {
            yield return new NoteFrame($"What follows may be old: {view.CutOff}");
        }

        if (cluster.Trouble is { } trouble)
        {
            yield return new NoteFrame($"{trouble.Message} {trouble.Why} {trouble.Remedy}");
        }

        yield return Columns;
        foreach (var row in Rows(cluster, view))
        {
            yield return row;
        }
    }

    private IEnumerable<RowFrame> Rows(ClusterLife cluster, MembersView view)
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
                    DrainText.Of(services.Supervised.Ownership, node.Key),
                    view.Members.GetValueOrDefault(node.Key),
                    node.Key == services.Facts.Node ? "this node" : cluster.Links.States.Of(node.Key)
                )
            );
    }

    private static RowFrame Row(string id, string name, string state, string? drained, Member? member, string? link) =>
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
        ]);

    private static string Memory(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes / BytesPerGibibyte:0.#} GiB");
}
