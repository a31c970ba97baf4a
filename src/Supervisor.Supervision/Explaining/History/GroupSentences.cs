namespace Supervisor.Supervision.Explaining.History;

internal static class GroupSentences
{
    internal static IReadOnlyDictionary<string, Func<EventFields, string>> All { get; } =
        new Dictionary<string, Func<EventFields, string>>(StringComparer.Ordinal)
        {
            ["group.agents-added"] = fields => $"It has new agents: {fields["agents"]}.",
            ["group.agent-ended"] = fields => $"Its agent {fields["agent"]} is in no revision any more, and has ended.",
            ["group.stopped"] = fields => $"{fields["by"]} stopped it.",
            ["group.started"] = fields => $"{fields["by"]} started it.",
            ["group.restart-began"] = fields =>
                $"Agents of it go down, to start again together: {fields["round.reason"]}",
            ["group.restart-ended"] = _ => "The agents that went down together start again.",
            ["group.failures-noted"] = _ => "Agents failed while it was not to run, which asks for no answer.",
            ["group.agent-exhausted"] = fields => $"Its agent {fields["agent"]} has no restart left.",
            ["group.agent-released"] = fields => $"Its agent {fields["agent"]} was released.",
            ["group.quarantined"] = fields => $"It was quarantined: {fields["quarantine.reason"]}",
            ["group.released"] = fields =>
                fields.Has("by") ? $"{fields["by"]} released it." : "A revision that defines it otherwise released it.",
            ["group.taken-over"] = fields =>
                $"This node took it over in epoch {fields["epoch"]}{(fields.Has("note.stoppedBy") ? $", as {fields["note.stoppedBy"]} has left it: stopped" : "")}.",
            ["group.removed"] = _ => "It is in no revision any more, and all of it has ended.",
        };
}
