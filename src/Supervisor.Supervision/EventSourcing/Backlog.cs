using System.Diagnostics.CodeAnalysis;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Supervision.EventSourcing;

/// <summary>
/// What was decided and is not known to be durable: the end of the stream as it stands in memory. Each entry was decided on
/// the state after the one before it, so they are written in this order and in no other, after the same last event; nothing
/// is ever decided anew on another state.
/// </summary>
internal sealed class Backlog<TMessage, TEvent>(string stream)
{
    private readonly Queue<Entry<TMessage, TEvent>> _entries = new();
    private readonly List<JournalEvent> _underWay = [];
    private int _entriesUnderWay;

    /// <summary>The version of the last event that is known to be durable.</summary>
    internal long DurableVersion { get; private set; }

    internal bool IsEmpty => _entries.Count == 0;

    /// <summary>Nobody can say whether the last append was written.</summary>
    internal bool IsInDoubt { get; private set; }

    /// <summary>Only it can be a command: with any entry here, new commands wait or are turned away.</summary>
    internal Entry<TMessage, TEvent>? Oldest => _entries.TryPeek(out var oldest) ? oldest : null;

    internal Entry<TMessage, TEvent>? Newest { get; private set; }

    internal IEnumerable<Entry<TMessage, TEvent>> OldestFirst => _entries;

    internal void StartAfter(long version) => DurableVersion = version;

    internal void Add(Entry<TMessage, TEvent> entry)
    {
        _entries.Enqueue(entry);
        Newest = entry;
    }

    /// <summary>The next append: the oldest entries, whole ones, at least one.</summary>
    internal AppendRequest Next(int eventsAtMost)
    {
        foreach (var entry in _entries)
        {
            if (_entriesUnderWay > 0 && _underWay.Count + entry.Records.Count > eventsAtMost)
            {
                break;
            }

            _underWay.AddRange(entry.Records);
            _entriesUnderWay++;
        }

        return new AppendRequest(stream, DurableVersion, [.. _underWay]);
    }

    /// <summary>The append under way is durable; gives its entries, which are none of the backlog's any more.</summary>
    internal IReadOnlyList<Entry<TMessage, TEvent>> OnWritten()
    {
        var written = Enumerable.Range(0, _entriesUnderWay).Select(_ => _entries.Dequeue()).ToList();
        Newest = IsEmpty ? null : Newest;
        DurableVersion += _underWay.Count;
        OnNotWritten();
        return written;
    }

    /// <summary>The append under way has certainly changed nothing.</summary>
    internal void OnNotWritten()
    {
        _underWay.Clear();
        _entriesUnderWay = 0;
        IsInDoubt = false;
    }

    internal void OnUnknown() => IsInDoubt = true;

    /// <summary>What became of the append in doubt, by the events that were found behind the last durable one.</summary>
    internal AppendTruth TruthBy(IReadOnlyList<StoredEvent> found)
    {
        if (found.Count == 0)
        {
            return AppendTruth.NotWritten;
        }

        var isOurs = found.Count == _underWay.Count && found.Zip(_underWay).All(IsSame);
        return isOurs && found[0].Version == DurableVersion + 1 ? AppendTruth.Written : AppendTruth.Diverged;
    }

    /// <summary>
    /// Takes back what was certainly not written, so that it has never been: possible as long as nothing was decided on it,
    /// and not for what goes ahead.
    /// </summary>
    internal bool TryWithdraw([NotNullWhen(true)] out Entry<TMessage, TEvent>? entry)
    {
        entry = _entries.Count == 1 && Newest is { IsTaken: false, GoesAhead: false } ? Newest : null;
        if (entry is null)
        {
            return false;
        }

        _entries.Clear();
        Newest = null;
        return true;
    }

    // The time is the node's hybrid clock, which gives no two events the same.
    private static bool IsSame((StoredEvent Found, JournalEvent Expected) pair) =>
        pair.Found.Event.Name == pair.Expected.Name
        && pair.Found.Event.Time == pair.Expected.Time
        && pair.Found.Event.Cause == pair.Expected.Cause;
}
