namespace Supervisor.Cluster.Coordination.Etcd.Watching;

/// <summary>How long a watch waits for what.</summary>
internal sealed class WatchClock(EtcdSettings settings, TimeProvider time, Func<int, byte[]> chance)
{
    private const int LongestFactor = 20;

    private int _failures;

    /// <summary>Whether a member has answered before our patience with it was over.</summary>
    public Task<bool> IsInTimeAsync(Task answer, CancellationToken stop) =>
        Waits.IsInTimeAsync(answer, settings.MemberPatience, time, stop);

    public Task WaitForCheckAsync(CancellationToken stop) => Waits.ForAsync(settings.WatchCheck, time, stop);

    /// <summary>Longer each time that it fails again, and for each watch another time: not all come back at once.</summary>
    public Task WaitBeforeNextAsync(CancellationToken stop)
    {
        var factor = Math.Min(1 << Math.Min(_failures++, 10), LongestFactor);
        return Waits.ForAsync(settings.Pause * factor * (0.5 + chance(1)[0] / 512.0), time, stop);
    }

    public void Reset() => _failures = 0;
}
