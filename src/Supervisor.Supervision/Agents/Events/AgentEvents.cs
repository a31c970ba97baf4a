using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Supervision.Agents.Events;

/// <summary>The names under which an agent's events and states are stored.</summary>
internal static class AgentEvents
{
    internal static JsonEventCodec<AgentEvent> Codec { get; } =
        new JsonEventCodec<AgentEvent>()
            .Writes("agent.start-ordered", 1, AgentJson.Default.AgentStartOrdered)
            .Writes("agent.stop-ordered", 1, AgentJson.Default.AgentStopOrdered)
            .Writes("agent.restart-ordered", 1, AgentJson.Default.AgentRestartOrdered)
            .Writes("agent.released", 1, AgentJson.Default.AgentReleased)
            .Writes("agent.start-intended", 1, AgentJson.Default.AgentStartIntended)
            .Writes("agent.adopted", 1, AgentJson.Default.AgentAdopted)
            .Writes("agent.started", 1, AgentJson.Default.AgentStarted)
            .Writes("agent.start-failed", 1, AgentJson.Default.AgentStartFailed)
            .Writes("agent.start-unclear", 1, AgentJson.Default.AgentStartUnclear)
            .Writes("agent.stop-intended", 1, AgentJson.Default.AgentStopIntended)
            .Writes("agent.exited", 1, AgentJson.Default.AgentExited)
            .Writes("agent.stray-found", 1, AgentJson.Default.AgentStrayFound)
            .Writes("agent.waits", 1, AgentJson.Default.AgentWaits)
            .Writes("agent.backed-off", 1, AgentJson.Default.AgentBackedOff)
            .Writes("agent.left-to-group", 1, AgentJson.Default.AgentLeftToGroup)
            .Writes("agent.escalated", 1, AgentJson.Default.AgentEscalated)
            .Writes("agent.quarantined", 1, AgentJson.Default.AgentQuarantined)
            .Writes("agent.completed", 1, AgentJson.Default.AgentCompleted)
            .Writes("agent.stopped", 1, AgentJson.Default.AgentStopped)
            .Writes("agent.ready", 1, AgentJson.Default.AgentBecameReady)
            .Writes("agent.not-ready", 1, AgentJson.Default.AgentBecameNotReady)
            .Writes("agent.said-ready", 1, AgentJson.Default.AgentSaidReady)
            .Writes("agent.said-not-ready", 1, AgentJson.Default.AgentSaidNotReady)
            .Writes("agent.said-stopping", 1, AgentJson.Default.AgentSaidStopping)
            .Writes("agent.said-hung", 1, AgentJson.Default.AgentSaidHung)
            .Writes("agent.start-extended", 1, AgentJson.Default.AgentStartExtended)
            .Writes("agent.spoke", 1, AgentJson.Default.AgentSpoke)
            .Writes("agent.renewed", 1, AgentJson.Default.AgentRenewed)
            .Writes("agent.word-expired", 1, AgentJson.Default.AgentWordExpired)
            .Writes("agent.probe-judged", 1, AgentJson.Default.AgentProbeJudged)
            .Writes("agent.health-judged", 1, AgentJson.Default.AgentHealthJudged)
            .Writes("agent.ran-silently", 1, AgentJson.Default.AgentRanSilently)
            .Writes("agent.signal-refused", 1, AgentJson.Default.AgentRefusedSignal)
            .Writes("agent.need-lost", 1, AgentJson.Default.AgentNeedLost)
            .Writes("agent.need-returned", 1, AgentJson.Default.AgentNeedReturned)
            .Writes("agent.taken-over", 1, AgentJson.Default.AgentTakenOver);

    internal static JsonSnapshotCodec<AgentState> Snapshots { get; } = new("agent", 1, AgentJson.Default.AgentState);
}
