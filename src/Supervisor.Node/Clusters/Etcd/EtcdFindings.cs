using System.Globalization;
using Supervisor.Cluster.Coordination.Etcd;
using Supervisor.Cluster.Coordination.Etcd.Health;
using Supervisor.Runtimes.Doctor;

namespace Supervisor.Node.Clusters.Etcd;

/// <summary>What an etcd's state and settings mean for the cluster that agrees by it.</summary>
internal static class EtcdFindings
{
    private const string About = "etcd";

    public static async Task<IReadOnlyList<Finding>> OfAsync(ClusterServices services) =>
        services.Store is EtcdCoordination etcd
            ? [.. Of(await etcd.ExamineAsync(), services.Seat.Ttl)]
            :
            [
                new Finding(
                    "coordination",
                    FindingState.Good,
                    "The nodes agree by a file of this machine: when the machine is lost, all of them are."
                ),
            ];

    /// <param name="ttl">Of a node's lease.</param>
    public static IEnumerable<Finding> Of(EtcdCondition etcd, TimeSpan ttl)
    {
        yield return Votes(etcd);
        if (etcd.Times is { } times)
        {
            yield return Times(times, ttl);
        }

        foreach (var member in etcd.Members.Where(static member => member.Alarms.Count > 0))
        {
            yield return new Finding(
                About,
                FindingState.Bad,
                $"The member {member.Name} complains of {string.Join(", ", member.Alarms)}: it may take nothing new.",
                "Compact and defragment its data, or make room; then: etcdctl alarm disarm"
            );
        }
    }

    private static Finding Votes(EtcdCondition etcd)
    {
        var (votes, answer) = (etcd.Voters.Count(), etcd.Voters.Count(static member => member.Answers));
        var silent = string.Join(
            "; ",
            etcd.Members.Where(static member => !member.Answers)
                .Select(static member => $"{member.Name}: {member.Silent}")
        );
        var said = string.Create(
            CultureInfo.InvariantCulture,
            $"Members that answer: {answer} of {votes}; {etcd.Needed} must."
        );
        return answer < etcd.Needed
                ? new Finding(
                    About,
                    FindingState.Bad,
                    $"{said} {silent}",
                    "Start the members again, or mend the way to them."
                )
            : answer < votes
                ? new Finding(About, FindingState.Warning, $"{said} {silent}", "Start the silent members again.")
            : votes is 1
                ? new Finding(
                    About,
                    FindingState.Warning,
                    "It is one member: when its machine is lost, nothing can be changed, and what may move stops.",
                    "Run three members on three machines, the third on any small box."
                )
            : votes is 2
                ? new Finding(
                    About,
                    FindingState.Warning,
                    "It is two members, and both must answer: when either machine is lost, nothing can be changed, and what may move stops.",
                    "Add a third member on any small box, or run only one."
                )
            : new Finding(About, FindingState.Good, said);
    }

    private static Finding Times(EtcdTimes times, TimeSpan ttl) =>
        DetectionRules.IsSoonEnough(ttl, times)
            ? new Finding(About, FindingState.Good, DetectionRules.Sentence(ttl, times))
            : new Finding(
                About,
                FindingState.Warning,
                DetectionRules.Sentence(ttl, times),
                "In one network, start every member with --heartbeat-interval 50 --election-timeout 500 --pre-vote."
            );
}
