namespace Supervisor.Simulation.Etcd;

/// <summary>
/// An etcd of several members in one process. What a leader with most of the members agrees to is the log of all, and every member
/// that hears of it comes to the same state. Members die, hang, and are cut off from each other; a leader that was lost goes on
/// believing for a while, and answers that leases are kept.
/// </summary>
internal sealed class SimulatedEtcd
{
    private readonly Lock _lock = new();
    private readonly EtcdClock _clock;
    private readonly EtcdTimes _times;
    private readonly EtcdLinks _links = new();
    private readonly EtcdLeader _leader;
    private readonly EtcdHandlers _handlers;

    internal SimulatedEtcd(TimeProvider time, int members, EtcdTimes times)
    {
        _times = times;
        _clock = new EtcdClock(time, act => Locked(act));
        Members = [.. Enumerable.Range(0, members).Select(static number => new EtcdMember(number))];
        _leader = new EtcdLeader(Members, _links, _clock, times);
        _handlers = new EtcdHandlers(_leader, times);
        Settle();
    }

    internal IReadOnlyList<EtcdMember> Members { get; }

    internal EtcdOutbox Outbox { get; } = new();

    /// <summary>Raised by each election.</summary>
    internal long Term => _leader.Term;

    internal EtcdMember? Leader => _leader.Current;

    internal void Kill(int member) =>
        Locked(() =>
        {
            Members[member].IsAlive = false;
            Members[member].BelievesUntil = TimeSpan.MinValue;
            Members[member].Waiting.ForEach(static call => call.BreakOff());
            Members[member].Waiting.Clear();
            Members[member].Feeds.ForEach(static feed => feed.End());
            Members[member].Feeds.Clear();
        });

    internal void Start(int member) => Locked(() => Members[member].IsAlive = true);

    internal void Freeze(int member) => Locked(() => Members[member].IsFrozen = true);

    internal void Thaw(int member) =>
        Locked(() =>
        {
            Members[member].IsFrozen = false;
            _leader.WakeUp(Members[member]);
        });

    internal void Cut(int one, int other) => Locked(() => _links.Cut(one, other));

    internal void MendAll() => Locked(_links.MendAll);

    /// <summary>Forgets all that was before the newest revision.</summary>
    internal void Compact() => Locked(() => _leader.Compact());

    /// <summary>Ends a lease that nobody gave up, as an operator or a fault may.</summary>
    internal void RevokeEarly(long lease) => Locked(() => _leader.Commit(state => EtcdCommands.Revoke(state, lease)));

    /// <summary>Gives it to the member: it answers at once, later, or never.</summary>
    internal void Take(int member, EtcdCall call) =>
        Locked(() =>
        {
            if (Members[member].IsAlive)
            {
                Members[member].Waiting.Add(call);
            }
            else
            {
                call.BreakOff();
            }
        });

    internal TimeSpan Now => _clock.Now;

    private void Locked(Action act)
    {
        lock (_lock)
        {
            act();
            Settle();
            Outbox.Deliver();
        }
    }

    // Whatever happened: who leads, who hears of it, what waited for that.
    private void Settle()
    {
        _leader.Settle();
        foreach (var member in Members.Where(static member => member.Runs))
        {
            _handlers.Work(member, _clock.Now);
            EndFeeds(member);
        }

        _leader.Spread();
    }

    private void EndFeeds(EtcdMember member)
    {
        if (member.AloneSince is not { } since)
        {
            return;
        }

        if (_clock.Now - since < _times.WithoutLeader)
        {
            _clock.After(since + _times.WithoutLeader - _clock.Now, static () => { });
            return;
        }

        foreach (var feed in member.Feeds.Where(static feed => feed.WantsLeader).ToList())
        {
            feed.EndWithoutLeader();
            member.Feeds.Remove(feed);
        }
    }
}
