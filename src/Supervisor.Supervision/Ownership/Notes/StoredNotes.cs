using System.Collections.Immutable;

namespace Supervisor.Supervision.Ownership.Notes;

/// <summary>
/// What is to be remembered of the groups that this node owns, and what of it the store has, for whoever starts something: a restart
/// that the next owner could not know of is not made. Any thread may ask.
/// </summary>
public sealed class StoredNotes
{
    private ImmutableDictionary<string, ToldNote> _said = ImmutableDictionary.Create<string, ToldNote>(
        StringComparer.Ordinal
    );

    private ImmutableDictionary<string, ToldNote> _stored = ImmutableDictionary.Create<string, ToldNote>(
        StringComparer.Ordinal
    );

    /// <summary>By the group's supervisor, before it orders anything by it.</summary>
    internal void Say(string group, ToldNote note) =>
        ImmutableInterlocked.Update(ref _said, said => said.SetItem(group, note));

    /// <summary>By the keeper of ownerships alone.</summary>
    internal void Be(IEnumerable<KeyValuePair<string, ToldNote>> stored) =>
        Volatile.Write(ref _stored, stored.ToImmutableDictionary(StringComparer.Ordinal));

    /// <param name="note">As the agent's own supervisor has it, which may be ahead of its group's.</param>
    internal bool Has(string group, string agent, long epoch, AgentNote note) =>
        Volatile.Read(ref _said).TryGetValue(group, out var said)
        && Volatile.Read(ref _stored).TryGetValue(group, out var stored)
        && said.Epoch == epoch
        && stored.Epoch == epoch
        && Spent(said.Note) == Spent(stored.Note)
        && Spent(stored.Note.Of(agent)) with { Shared = null } == Spent(note);

    // A delay that is over, and stands there still, keeps nobody from anything.
    private static GroupNote Spent(GroupNote note) =>
        note with
        {
            Agents = note
                .Agents.Select(agent => KeyValuePair.Create(agent.Key, Spent(agent.Value)))
                .Where(agent => agent.Value != AgentNote.Empty)
                .ToDictionary(StringComparer.Ordinal),
        };

    private static AgentNote Spent(AgentNote note) => note.Rest is { Due: not null } ? note with { Rest = null } : note;
}
