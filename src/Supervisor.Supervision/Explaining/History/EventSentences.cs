using System.Collections.Frozen;
using System.Text.Json;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Supervision.Explaining.History;

/// <summary>
/// Stored events as people read them, by their names and their JSON: so an event that is no longer written, or that a
/// newer daemon wrote, is readable too. An event that is not in the table says its name and its reason.
/// </summary>
public static class EventSentences
{
    private delegate string Describe(EventFields fields);

    private static readonly FrozenDictionary<string, Describe> Table = new Dictionary<string, Describe>(
        StringComparer.Ordinal
    )
    {
        ["node.started"] = fields => $"The daemon started, version {fields["version"]}.",
        ["node.stopped"] = _ => "The daemon stopped in order.",
        ["group.agents-added"] = fields => $"It has new agents: {fields["agents"]}.",
        ["group.agent-ended"] = fields => $"Its agent {fields["agent"]} was in no revision any more, and has ended.",
        ["group.stopped"] = fields => $"{fields["by"]} stopped it.",
        ["group.started"] = fields => $"{fields["by"]} started it.",
        ["group.restart-began"] = fields => $"Agents go down to start again: {fields["round.reason"]}",
        ["group.restart-ended"] = _ => "The agents that went down together start again.",
        ["group.failures-noted"] = _ => "Agents failed while it was not to run, which asks for no answer.",
        ["group.agent-exhausted"] = fields => $"Its agent {fields["agent"]} has no restart left.",
        ["group.agent-released"] = fields => $"Its agent {fields["agent"]} was released.",
        ["group.quarantined"] = fields => $"It was quarantined: {fields["quarantine.reason"]}",
        ["group.released"] = fields =>
            fields.Has("by") ? $"{fields["by"]} released it." : "A new revision released it.",
        ["group.removed"] = _ => "It was in no revision any more, and all of it has ended.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Of(JournalEvent happened)
    {
        try
        {
            var fields = EventFields.Read(happened.Payload);
            return Table.TryGetValue(happened.Name, out var describe) ? describe(fields) : ByItsName(happened, fields);
        }
        catch (JsonException)
        {
            return happened.Name;
        }
    }

    private static string ByItsName(JournalEvent happened, EventFields fields) =>
        fields.Has("reason") ? $"{happened.Name}: {fields["reason"]}" : happened.Name;
}
