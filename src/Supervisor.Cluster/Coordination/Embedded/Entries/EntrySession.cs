using Supervisor.Cluster.Coordination.Entries;
using Supervisor.Cluster.Coordination.Leases;
using Supervisor.Sqlite;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Coordination.Leases;
using Supervisor.Supervision.Time;

namespace Supervisor.Cluster.Coordination.Embedded.Entries;

/// <summary>
/// Entries and leases of the opened file. Nothing runs when a lease is over: whoever calls next removes it first, and so nobody
/// ever sees what went with it.
/// </summary>
internal sealed class EntrySession(SqliteConnection connection, IBootClock boot) : IDisposable
{
    private readonly EntriesRow _mark = new(connection);
    private readonly EntryTable _entries = new(connection);
    private readonly LeaseTable _leases = new(connection);

    public WriteOutcome<EntriesSeen> Change(EntryChange change, CommitGate gate) =>
        Write(
            (version, _) =>
            {
                var named = change.Keys.Select(_entries.Find).OfType<Entry>().OrderBy(static entry => entry.Key);
                var there = new EntriesSeen(version, [.. named]);
                var verdict = EntryRules.Judge(change, there, lease => _leases.Find(lease) is not null);
                if (verdict is { IsChange: true, Outcome.Value: { } after })
                {
                    Make(change, after);
                }

                return (verdict, verdict.IsChange);
            },
            gate
        );

    public WriteOutcome<Lease> Grant(Lease wanted, CommitGate gate) =>
        LeaseRules.WhyRefused(wanted) is { } refused
            ? WriteOutcome<Lease>.Refused(refused)
            : Write(
                (_, now) =>
                    (
                        _leases.Find(wanted.Id) is { } there
                            ? Verdict<Lease>.AlreadyThere(there.Lease)
                            : Stand(wanted, now),
                        false
                    ),
                gate
            );

    public WriteOutcome<Lease> Keep(LeaseId id, CommitGate gate) =>
        Write(
            (_, now) =>
                (
                    _leases.Find(id) is { } there
                        ? Stand(there.Lease, now)
                        : Verdict<Lease>.Conflict(null, LeaseRules.WhyLost(id)),
                    false
                ),
            gate
        );

    /// <summary>Within a transaction of the caller's.</summary>
    public LeaseSight? LookAt(LeaseId id) =>
        _leases.Find(id) is { } there && boot.Now.Until(there.Ends) is var left && left > TimeSpan.Zero
            ? new LeaseSight(there.Lease, left)
            : null;

    public WriteOutcome<Lease> End(LeaseId id, CommitGate gate) =>
        Write(
            (_, _) =>
            {
                var none = new Lease(id, TimeSpan.Zero);
                return _leases.Find(id) is null
                    ? (Verdict<Lease>.AlreadyThere(none), false)
                    : (Verdict<Lease>.Write(none), Remove(id));
            },
            gate
        );

    public EntriesSeen Read(EntryKey folder)
    {
        while (true)
        {
            connection.Execute("BEGIN");
            var mark = Verify();
            var entries = _leases.List().Any(lease => lease.IsOver(boot.Now)) ? null : _entries.List(folder);
            connection.Execute("COMMIT");
            if (entries is not null)
            {
                return new EntriesSeen(mark.Version, entries);
            }

            RemoveWhatIsOver();
        }
    }

    public void Dispose()
    {
        _mark.Dispose();
        _entries.Dispose();
        _leases.Dispose();
    }

    private void RemoveWhatIsOver() =>
        Write((_, _) => (Verdict<EntriesSeen>.AlreadyThere(new EntriesSeen(0, [])), false), new CommitGate());

    /// <param name="act">Told the version of the entries and the time; says whether it has changed entries.</param>
    private WriteOutcome<T> Write<T>(Func<long, BootMoment, (Verdict<T> Verdict, bool AreChanged)> act, CommitGate gate)
        where T : class
    {
        connection.Execute("BEGIN IMMEDIATE");
        var before = Verify();
        var now = boot.Now;
        var over = _leases.List().Where(lease => lease.IsOver(now)).ToList();
        var version = RemoveAll(over) ? before.Version + 1 : before.Version;
        var (verdict, areChanged) = act(version, now);
        if (over.Count == 0 && !verdict.IsChange)
        {
            connection.RollBack();
            return verdict.Outcome;
        }

        _mark.Write(new EntriesMark(version + (areChanged ? 1 : 0), _entries.Count));
        if (!gate.TryEnter())
        {
            connection.RollBack();
            return WriteOutcome<T>.Unavailable("The change was given up before it was written.");
        }

        connection.Execute("COMMIT");
        return verdict.Outcome;
    }

    private Verdict<Lease> Stand(Lease lease, BootMoment now)
    {
        _leases.Put(new LeaseRow(lease, now.After(lease.Ttl)));
        return Verdict<Lease>.Write(lease);
    }

    private bool RemoveAll(IEnumerable<LeaseRow> over)
    {
        var areGone = false;
        foreach (var lease in over)
        {
            areGone |= Remove(lease.Lease.Id);
        }

        return areGone;
    }

    /// <returns>Whether entries went with it.</returns>
    private bool Remove(LeaseId id)
    {
        var leased = _entries.ListLeased(id);
        foreach (var entry in leased)
        {
            _entries.Delete(entry.Key);
        }

        _leases.Delete(id);
        return leased.Count > 0;
    }

    private void Make(EntryChange change, EntriesSeen after)
    {
        foreach (var write in change.Writes)
        {
            if (after.Find(write.Key) is { } entry)
            {
                _entries.Put(entry);
            }
            else
            {
                _entries.Delete(write.Key);
            }
        }
    }

    private EntriesMark Verify()
    {
        var mark = _mark.Read();
        return mark.Count == _entries.Count
            ? mark
            : throw Rows.Damage("there are fewer or more entries than were written");
    }
}
