using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Supervision.Groups;

/// <summary>The names under which a group's events and states are stored.</summary>
internal static class GroupEvents
{
    internal static JsonEventCodec<GroupEvent> Codec { get; } =
        new JsonEventCodec<GroupEvent>()
            .Writes("group.agents-added", 1, GroupJson.Default.GroupAgentsAdded)
            .Writes("group.agent-ended", 1, GroupJson.Default.GroupAgentEnded)
            .Writes("group.stopped", 1, GroupJson.Default.GroupStopped)
            .Writes("group.started", 1, GroupJson.Default.GroupStarted)
            .Writes("group.restart-began", 1, GroupJson.Default.GroupRestartBegan)
            .Writes("group.restart-ended", 1, GroupJson.Default.GroupRestartEnded)
            .Writes("group.failures-noted", 1, GroupJson.Default.GroupFailuresNoted)
            .Writes("group.agent-exhausted", 1, GroupJson.Default.GroupAgentExhausted)
            .Writes("group.agent-released", 1, GroupJson.Default.GroupAgentReleased)
            .Writes("group.quarantined", 1, GroupJson.Default.GroupWasQuarantined)
            .Writes("group.released", 1, GroupJson.Default.GroupReleased)
            .Writes("group.taken-over", 1, GroupJson.Default.GroupTakenOver)
            .Writes("group.removed", 1, GroupJson.Default.GroupRemoved);

    internal static JsonSnapshotCodec<GroupState> Snapshots { get; } = new("group", 1, GroupJson.Default.GroupState);
}
