using Supervisor.Supervision.Agents;

namespace Supervisor.Supervision.Explaining;

/// <summary>A phase as what follows an agent's name.</summary>
internal static class PhaseText
{
    internal static string Of(AgentPhase phase) =>
        phase switch
        {
            AgentPhase.Waiting => "waits",
            AgentPhase.Starting => "is starting",
            AgentPhase.Running => "runs and has not been ready yet",
            AgentPhase.Ready => "is ready",
            AgentPhase.NotReady => "is not ready",
            AgentPhase.Backoff => "failed and is to start again",
            AgentPhase.Quarantined => "is quarantined",
            AgentPhase.Stopping => "is being stopped",
            AgentPhase.Stopped => "is stopped",
            AgentPhase.Completed => "has completed",
            _ => "may or may not be running",
        };
}
