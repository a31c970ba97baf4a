using Supervisor.Benchmarks.Harness;
using Supervisor.TestKit.Machines.Clusters;

namespace Supervisor.Benchmarks.Clusters;

/// <summary>Three machines, which are network namespaces, with a daemon and a member of etcd each: how long it takes until a death is known and answered.</summary>
internal sealed class ClusterBenchmark : IBenchmark
{
    public string Name => "cluster";

    public string Summary => "a machine dies: until the others know, and its group runs elsewhere";

    public IReadOnlyList<Metric> Metrics(string directory)
    {
        if (MachineCluster.WhyNot is { } reason)
        {
            Console.WriteLine($"Nothing can be measured: {reason}");
            return [];
        }

        var measure = new ClusterMeasure();
        return
        [
            Of("detect_ms", round => round.Plain.Detected),
            Of("failover_ms", round => round.Plain.FollowedUp),
            Of("detect_leader_ms", round => round.WithLeader.Detected),
            Of("failover_leader_ms", round => round.WithLeader.FollowedUp),
            new("move_back_ms", measure.MoveBackAsync) { IsLong = true },
            // The last, for it counts what all the others have seen.
            new("overlaps", () => measure.Overlaps) { IsLong = true },
        ];

        Metric Of(string key, Func<FailOverRound, double> value) => new(key, () => measure.TellAsync(key, value));
    }
}
