namespace Supervisor.Supervision.Time;

/// <summary>For a clock that has no boot of its own, as a virtual one: its timestamps count from some beginning and only rise.</summary>
public sealed class TimestampBootClock(TimeProvider time, string bootId) : IBootClock
{
    public BootMoment Now => new(bootId, time.GetElapsedTime(0));
}
