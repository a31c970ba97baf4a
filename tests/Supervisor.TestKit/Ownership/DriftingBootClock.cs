using Supervisor.Supervision.Time;

namespace Supervisor.TestKit.Ownership;

/// <summary>A machine's clock that runs a little too fast or too slow.</summary>
internal sealed class DriftingBootClock(TimeProvider time, double rate) : IBootClock
{
    public BootMoment Now => new("boot", time.GetElapsedTime(0) * rate);

    /// <summary>As others count it.</summary>
    internal TimeSpan Until(BootMoment later) => Now.Until(later) / rate;
}
