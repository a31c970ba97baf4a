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
    private static readonly FrozenDictionary<string, Func<EventFields, string>> Table = NodeSentences
        .All.Concat(GroupSentences.All)
        .Concat(AgentSentences.All)
        .Append(
            KeyValuePair.Create<string, Func<EventFields, string>>(
                HistoryEntry.NothingChanged,
                _ => "A command found that there was nothing to change."
            )
        )
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether it has a sentence of its own.</summary>
    internal static bool Knows(string name) => Table.ContainsKey(name);

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
