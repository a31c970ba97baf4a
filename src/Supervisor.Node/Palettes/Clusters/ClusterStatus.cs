using System.Runtime.CompilerServices;
using Supervisor.Cluster.Coordination.Etcd;
using Supervisor.Cluster.Coordination.Etcd.Health;
using Supervisor.Cluster.Levels;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Clusters;
using Supervisor.Node.Clusters.Following;
using Supervisor.Node.Clusters.Standings;

namespace Supervisor.Node.Palettes.Clusters;

internal sealed class ClusterStatus(PaletteServices services) : ClusterCommand(services)
{
    private static readonly ColumnsFrame Columns = new([
        new Column("member"),
        new Column("endpoint"),
        new Column("state"),
        new Column("version"),
        new Column("data", Format: ColumnFormats.Bytes),
        new Column("heartbeat", Format: ColumnFormats.Duration),
        new Column("election", Format: ColumnFormats.Duration),
        new Column("alarms"),
        new Column("reason"),
    ]);

    public override CommandDescription Description { get; } =
        new(
            "status",
            "Shows the place where the cluster agrees: the members of its etcd, who leads them, and what they complain of.",
            Roles.Viewer,
            ResultKinds.Rows,
            Details: "HEARTBEAT and ELECTION are what a member was started with, or etcd's defaults; 'node doctor' says what they mean for how soon a dead "
                + "machine is seen. Below stands how many nodes are up, as this one sees them, and which are not. The exit code is 1 when this node cannot follow the cluster.",
            Examples: [new CommandExample("cluster status", "who answers, and who leads")]
        );

    protected override async IAsyncEnumerable<Frame> RunAsync(
        ClusterLife cluster,
        CommandCall call,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        yield return Columns;
        if (cluster.Services.Store is EtcdCoordination etcd)
        {
            var condition = await etcd.ExamineAsync();
            foreach (var member in condition.Members)
            {
                yield return Row(member);
            }

            var (votes, answer) = (condition.Voters.Count(), condition.Voters.Count(static member => member.Answers));
            yield return new NoteFrame(
                $"Members that answer: {answer} of {votes}; {condition.Needed} must, or nothing can be changed."
            );
        }
        else
        {
            yield return FileRow(cluster);
        }

        yield return new NoteFrame(StandingText.Of(ClusterMoments.Of(cluster).Nodes));
        yield return new NoteFrame(LevelText.Of(cluster.Level));
        if (cluster.Trouble is { } trouble)
        {
            yield return new ErrorFrame(trouble);
        }
    }

    private static RowFrame Row(EtcdMemberCondition member) =>
        new([
            Cell.Of(member.Name),
            Cell.Of(member.Endpoint.GetLeftPart(UriPartial.Authority)),
            Cell.Of(StateOf(member)),
            Cell.Of(member.Answers ? member.Version : null),
            member.Answers ? Cell.Of(member.DataBytes) : Cell.Nothing,
            member.Times is { } times ? Cell.Of(times.Heartbeat) : Cell.Nothing,
            member.Times is { } said ? Cell.Of(said.Election) : Cell.Nothing,
            Cell.Of(member.Alarms.Count > 0 ? string.Join(", ", member.Alarms) : null),
            Cell.Of(member.Answers ? null : member.Silent),
        ]);

    private static string StateOf(EtcdMemberCondition member) =>
        !member.Answers ? "silent"
        : member.IsLeader ? "leads"
        : member.IsLearner ? "learns"
        : member.HasLeader ? "follows"
        : "has no leader";

    private static RowFrame FileRow(ClusterLife cluster) =>
        new([
            Cell.Of("file"),
            Cell.Of(cluster.Services.Place.File),
            Cell.Of(cluster.Trouble?.Code == ClusterErrors.NotReachedCode ? "silent" : "answers"),
            Cell.Nothing,
            Cell.Nothing,
            Cell.Nothing,
            Cell.Nothing,
            Cell.Nothing,
            Cell.Nothing,
        ]);
}
