using Supervisor.Supervision.Time;
using Supervisor.TestKit.Time;

namespace Supervisor.Tests.Supervision.Agents;

/// <summary>A boot clock that is not quite that of the timers, as on a real machine.</summary>
internal sealed class LaggingBootClock(VirtualClock clock) : IBootClock
{
    internal TimeSpan Lag { get; set; }

    public BootMoment Now => new("boot", clock.Elapsed - Lag);
}
