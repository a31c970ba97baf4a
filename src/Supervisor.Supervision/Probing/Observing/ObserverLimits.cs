namespace Supervisor.Supervision.Probing.Observing;

/// <summary>When an observer is suspected.</summary>
/// <param name="Window">In which more than half of the agents must have begun to fail.</param>
/// <param name="LeastAgents">Of fewer, half of them failing is no sign of anything but themselves.</param>
public sealed record ObserverLimits(TimeSpan Window, int LeastAgents)
{
    /// <summary>Twice the default interval with a time-out: long enough that each agent is asked, and two failures short of a verdict.</summary>
    public static ObserverLimits Usual { get; } = new(TimeSpan.FromSeconds(30), LeastAgents: 3);
}
