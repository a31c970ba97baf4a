using System.Diagnostics;
using Supervisor.Benchmarks.Harness;
using Supervisor.TestKit.Machines.Clusters;

namespace Supervisor.Benchmarks.Clusters;

/// <summary>Machines of a cluster die, and another runs what ran there. What one round shows serves several metrics.</summary>
internal sealed class ClusterMeasure
{
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private FailOverRound? _round;

    /// <summary>Of all that was measured: how often a group was seen to be alive twice.</summary>
    public int Overlaps { get; private set; }

    /// <summary>Of a round whose value for this metric nobody has yet.</summary>
    public async Task<double> TellAsync(string metric, Func<FailOverRound, double> value)
    {
        if (_round is null || !_told.Add(metric))
        {
            _told.Clear();
            _told.Add(metric);
            _round = await MeasureAsync();
        }

        return value(_round);
    }

    /// <summary>
    /// So long nobody hears of a group that goes back to its home once that has been well for its time: from the last word of the one run to the
    /// first of the other.
    /// </summary>
    public async Task<double> MoveBackAsync()
    {
        await using var cluster = await StartAsync();
        var home = cluster.OthersThan(await cluster.EtcdLeaderAsync())[0];
        var roam = MachineCluster.Movable(home);
        await FailOverAsync(cluster, home);
        var away = cluster.Recorder.LivesOf(roam)[^1];
        await cluster.GivePowerAsync(home);
        var back = await cluster.Recorder.BornAsync(roam, away.BornAt, home.Name);
        Overlaps += cluster.Recorder.Overlaps.Count;
        return Stopwatch.GetElapsedTime(away.SeenAt, back.BornAt).TotalMilliseconds;
    }

    private async Task<FailOverRound> MeasureAsync()
    {
        await using var cluster = await StartAsync();
        var plain = cluster.OthersThan(await cluster.EtcdLeaderAsync())[0];
        var first = await FailOverAsync(cluster, plain);
        var returned = Stopwatch.GetTimestamp();
        await cluster.GivePowerAsync(plain);
        await cluster.SeenByAllAsync(plain, "up", returned);
        var second = await FailOverAsync(cluster, await cluster.EtcdLeaderAsync());
        Overlaps += cluster.Recorder.Overlaps.Count;
        return new FailOverRound(first, second);
    }

    private static async Task<FailOver> FailOverAsync(MachineCluster cluster, ClusterMachine machine)
    {
        var roam = MachineCluster.Movable(machine);
        var began = Stopwatch.GetTimestamp();
        machine.CutPower();
        var (detected, next) = (
            cluster.SeenByAllAsync(machine, "down", began),
            cluster.Recorder.BornAsync(roam, began)
        );
        return new FailOver(Milliseconds(began, await detected), Milliseconds(began, (await next).BornAt));
    }

    private static double Milliseconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalMilliseconds;

    private static Task<MachineCluster> StartAsync() =>
        MachineCluster.StartAsync(new SupervisorPrograms(MeasuredPrograms.Supervisor, MeasuredPrograms.Pbm));
}
