using System.Text.Json;
using Supervisor.Simulation.World;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Simulation.Clusters.Stores;

/// <summary>Agents of movable groups that are quarantined by what the store holds, for whoever owns the group next.</summary>
internal sealed class NotedQuarantines(SharedStore store, Universe universe)
{
    private readonly Dictionary<string, string> _notes = new(StringComparer.Ordinal);
    private readonly Dictionary<AgentAddress, TimeSpan> _since = [];

    /// <summary>Null: it is not.</summary>
    internal TimeSpan? Since(AgentAddress agent) => _since.TryGetValue(agent, out var since) ? since : null;

    internal void Look(IEnumerable<string> groups)
    {
        if (store.Era > 0)
        {
            // What is noted in another store may be of before, or gone, and says nothing of who was released.
            _since.Clear();
            return;
        }

        foreach (var group in groups)
        {
            var note = store.Medium.Entries.Read(Folder(group)).Find(Key(group))?.Value ?? "{}";
            if (_notes.GetValueOrDefault(group) != note)
            {
                _notes[group] = note;
                Take(group, note);
            }
        }
    }

    internal static EntryKey Key(string group) => EntryKey.Of("movable", group, "note");

    private static EntryKey Folder(string group) => EntryKey.Of("movable", group);

    private void Take(string group, string note)
    {
        var quarantined = In(note).Select(agent => new AgentAddress(group, agent)).ToHashSet();
        foreach (var agent in _since.Keys.Where(agent => agent.Group == group && !quarantined.Contains(agent)).ToList())
        {
            _since.Remove(agent);
        }

        foreach (var agent in quarantined)
        {
            _since.TryAdd(agent, universe.Clock.Now);
        }
    }

    private static List<string> In(string note)
    {
        using var document = JsonDocument.Parse(note);
        return document.RootElement.TryGetProperty("agents", out var agents)
            ? [.. agents.EnumerateObject().Where(static agent => Rests(agent.Value)).Select(static agent => agent.Name)]
            : [];
    }

    private static bool Rests(JsonElement agent) =>
        agent.TryGetProperty("rest", out var rest)
        && rest.ValueKind == JsonValueKind.Object
        && rest.GetProperty("phase").GetString() == "quarantined";
}
