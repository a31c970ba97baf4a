namespace Supervisor.Simulation.Engines.Driving;

/// <summary>A daemon's time for its code that awaits: timers go off where that goes on.</summary>
internal sealed class ContextTime(TimeProvider time, DaemonContext context) : TimeProvider
{
    public override long TimestampFrequency => time.TimestampFrequency;

    public override long GetTimestamp() => time.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(given => context.Run(() => callback(given)), state, dueTime, period);
}
