using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Ports.Runtime;

/// <summary>
/// Keeps what must not outlive the right to run it. A workload that was started with a <see cref="LaunchRequest.Leash"/> is
/// killed at that moment, all of it and without grace, unless the moment has been moved on before: also when the daemon is dead
/// or stands still, and when what runs the workload (an engine) does not answer. Its exit is of
/// <see cref="ExitCause.Leash"/> then. A leash ends with its workload; the next incarnation needs one of its own.
/// What runs within a container has none: it dies with its container, which has one.
/// </summary>
public interface ILeashes
{
    /// <summary>
    /// Moves the deadline on, and never back: said late, or twice, it changes nothing. Past it nothing moves it any more, even
    /// if the workload has not been killed yet, as just after a sleep of the machine.
    /// </summary>
    Task<LeashOutcome> HoldAsync(WorkloadId id, BootMoment deadline);
}
