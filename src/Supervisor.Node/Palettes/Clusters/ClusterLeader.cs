using System.Runtime.CompilerServices;
using Supervisor.Cluster.Coordination.Etcd;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Clusters;
using Supervisor.Supervision.Ports.Coordination.Claims;

namespace Supervisor.Node.Palettes.Clusters;

internal sealed class ClusterLeader(PaletteServices services) : ClusterCommand(services)
{
    private static readonly ColumnsFrame Columns = new([
        new Column("what"),
        new Column("name"),
        new Column("led_by", "LED BY"),
        new Column("epoch", Format: ColumnFormats.Number),
        new Column("since", Format: ColumnFormats.Time),
    ]);

    public override CommandDescription Description { get; } =
        new(
            "leader",
            "Shows who leads what: etcd's leader, and the owner of each movable group.",
            Roles.Viewer,
            ResultKinds.Rows,
            Details: "No node leads the cluster: each decides for itself by what stands in etcd, and each movable group has an owner of its own.",
            Examples: [new CommandExample("cluster leader", "who owns what now")]
        );

    protected override async IAsyncEnumerable<Frame> RunAsync(
        ClusterLife cluster,
        CommandCall call,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        if (cluster.Claims is { IsCurrent: false } old)
        {
            yield return new NoteFrame($"What follows may be old: {old.CutOff}");
        }

        yield return Columns;
        if (cluster.Services.Store is EtcdCoordination etcd)
        {
            var leader = (await etcd.ExamineAsync()).Leader;
            yield return new RowFrame([
                Cell.Of("etcd"),
                Cell.Of(cluster.Services.Place.Name),
                Cell.Of(leader?.Name),
                Cell.Nothing,
                Cell.Nothing,
            ]);
        }

        foreach (var claim in cluster.Claims?.Claims.Values ?? [])
        {
            yield return Row(cluster, claim);
        }
    }

    private static RowFrame Row(ClusterLife cluster, Claim claim) =>
        new([
            Cell.Of("group"),
            Cell.Of(claim.Group),
            Cell.Of(claim.Owner is { } owner ? NodeNames.Of(owner, cluster) : null),
            Cell.Of(claim.Epoch),
            Cell.Of(claim.Since.WallClock),
        ]);
}
