using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Clusters;
using Supervisor.Node.Clusters.Following;

namespace Supervisor.Node.Palettes.Clusters;

internal sealed class ClusterTail(PaletteServices services) : ClusterCommand(services)
{
    private const int TimeWidth = 19;
    private const int KindWidth = 8;
    private const int SubjectWidth = 16;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private static readonly ColumnsFrame Columns = new([
        new Column("time", Format: ColumnFormats.Time, Width: TimeWidth),
        new Column("about", Width: KindWidth),
        new Column("name", Format: ColumnFormats.Label, Width: SubjectWidth),
        new Column("news"),
    ]);

    public override CommandDescription Description { get; } =
        new(
            "tail",
            "Follows the cluster: members, links, owners of movable groups, and revisions, as this node sees them.",
            Roles.Viewer,
            ResultKinds.Stream,
            Details: "First how it stands, then each change, until Ctrl+C. A node is unreachable while it keeps its lease and this node has lost its link to it, or could "
                + "not open one. It is looked at four times a second: what comes and goes between two looks is "
                + "not told.",
            Examples: [new CommandExample("cluster tail", "watches a fail-over")]
        );

    protected override async IAsyncEnumerable<Frame> RunAsync(
        ClusterLife cluster,
        CommandCall call,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        yield return Columns;
        var before = ClusterMoment.Nothing;
        while (true)
        {
            var after = ClusterMoments.Of(cluster);
            foreach (var news in NewsRules.Between(before, after))
            {
                yield return new RowFrame([
                    Cell.Of(Services.Clock.GetUtcNow()),
                    Cell.Of(news.Kind),
                    Cell.Of(news.Subject),
                    Cell.Of(news.Text),
                ]);
            }

            before = after;
            await Task.Delay(Pause, Services.Clock, stop);
        }
    }
}
