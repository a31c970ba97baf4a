namespace Supervisor.Simulation.Etcd;

/// <summary>The time of all members, and what happens at some moment of it.</summary>
/// <param name="enter">Has it happen with nothing else.</param>
internal sealed class EtcdClock(TimeProvider time, Action<Action> enter)
{
    private readonly long _began = time.GetTimestamp();

    internal TimeSpan Now => time.GetElapsedTime(_began);

    internal void After(TimeSpan delay, Action act)
    {
        ITimer? timer = null;
        timer = time.CreateTimer(
            _ =>
            {
                timer?.Dispose();
                enter(act);
            },
            null,
            delay,
            Timeout.InfiniteTimeSpan
        );
    }
}
