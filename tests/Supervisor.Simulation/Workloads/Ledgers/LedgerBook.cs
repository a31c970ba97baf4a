using System.Collections.Immutable;
using System.Text.Json;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Simulation.Workloads.Ledgers;

/// <summary>
/// What the world knows of one ledger: what was asked, and what was acknowledged. It is held against what the actor
/// remembers and against the bytes on the machine's disk.
/// </summary>
internal sealed class LedgerBook(Universe universe, Machine machine, string name)
{
    internal const string NothingIsLost = "acknowledged is never lost";
    internal const string OnceOnly = "a command runs at most once";
    internal const string AsAsked = "what is kept is what was asked for";

    private readonly Dictionary<string, int> _asked = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _acknowledged = new(StringComparer.Ordinal);

    internal void Ask(string id, int amount) => _asked[id] = amount;

    internal void Acknowledge(string id)
    {
        _acknowledged.Add(id);
        var kept = Kept(machine.Journal.WrittenTo(name)).Count(deposit => deposit.Id == id);
        if (kept != 1)
        {
            universe.Violate(
                kept == 0 ? NothingIsLost : OnceOnly,
                $"{machine.Name}/{name} acknowledged the deposit {id}, which its disk holds {kept} times"
            );
        }
    }

    /// <summary>An old copy of the disk was put back: what came after it is gone by somebody's own hand.</summary>
    internal void ForgetAllBut(IReadOnlySet<string> copied) => _acknowledged.IntersectWith(copied);

    internal IReadOnlySet<string> Copy() => _acknowledged.ToHashSet(StringComparer.Ordinal);

    internal void Check(LedgerState state)
    {
        CheckIds(state.Ids, "");
        CheckTotal(state, "");
    }

    /// <summary>Holds the bytes on the disk against the book: all that was written, and what a replay would make of it.</summary>
    internal void CheckDisk()
    {
        const string OnDisk = " on its disk";
        var written = Kept(machine.Journal.WrittenTo(name)).ToList();
        foreach (var deposit in written.Where(deposit => _asked.GetValueOrDefault(deposit.Id, -1) != deposit.Amount))
        {
            universe.Violate(AsAsked, $"{machine.Name}/{name} holds{OnDisk} {deposit}, which nobody asked for");
        }

        var replayed = Replayed(machine.Journal.Read(name));
        CheckIds([.. written.Select(static deposit => deposit.Id)], OnDisk);
        CheckTotal(replayed, OnDisk);
        if (!written.Select(static deposit => deposit.Id).SequenceEqual(replayed.Ids))
        {
            universe.Violate(AsAsked, $"snapshot and events of {machine.Name}/{name} are not all that was written");
        }
    }

    private static IEnumerable<Deposited> Kept(IEnumerable<StoredEvent> events) =>
        events
            .Where(static stored => stored.Event.Name == LedgerActor.DepositedName)
            .Select(static stored =>
                JsonSerializer.Deserialize(stored.Event.Payload.Span, LedgerJson.Default.Deposited)!
            );

    private static LedgerState Replayed(ReadOutcome read)
    {
        var rules = new LedgerRules();
        var state = rules.Initial;
        if (read.Snapshot is { } snapshot)
        {
            using var document = JsonDocument.Parse(snapshot.Payload);
            state = document.RootElement.GetProperty("state").Deserialize(LedgerJson.Default.LedgerState)!;
        }

        return Kept(read.Events).Aggregate(state, rules.Apply);
    }

    private void CheckIds(ImmutableList<string> ids, string where)
    {
        var remembered = ids.ToHashSet(StringComparer.Ordinal);
        if (remembered.Count != ids.Count)
        {
            var twice = ids.GroupBy(static id => id).First(static group => group.Count() > 1).Key;
            universe.Violate(OnceOnly, $"{machine.Name}/{name} holds the deposit {twice} twice{where}");
        }

        if (_acknowledged.FirstOrDefault(id => !remembered.Contains(id)) is { } lost)
        {
            universe.Violate(
                NothingIsLost,
                $"{machine.Name}/{name} acknowledged the deposit {lost} and does not have it{where}"
            );
        }
    }

    private void CheckTotal(LedgerState state, string where)
    {
        var total = state.Ids.Sum(id => (long)_asked.GetValueOrDefault(id));
        if (total != state.Total)
        {
            universe.Violate(
                AsAsked,
                $"{machine.Name}/{name} has a total of {state.Total}{where}, its deposits make {total}"
            );
        }
    }
}
