namespace Supervisor.Simulation.Etcd;

/// <summary>Who leads, the log that most of the members have agreed to, and the leases, whose ends the leader alone counts.</summary>
internal sealed class EtcdLeader(IReadOnlyList<EtcdMember> members, EtcdLinks links, EtcdClock clock, EtcdTimes times)
{
    private readonly List<EtcdState> _log = [EtcdState.Empty];
    private readonly Dictionary<long, TimeSpan> _ends = [];
    private bool _isElecting;

    internal EtcdMember? Current { get; private set; } = members[0];

    internal long Term { get; private set; } = 1;

    internal EtcdState State => _log[^1];

    internal long Compacted { get; private set; }

    internal bool IsHeardBy(EtcdMember member) => Current is { } leader && links.Reach(member, leader);

    /// <summary>It still believes that it leads, and does not.</summary>
    internal bool IsStale(EtcdMember member) => member != Current && clock.Now < member.BelievesUntil;

    internal bool IsStaleHeardBy(EtcdMember member) =>
        members.Any(other => IsStale(other) && links.Reach(member, other));

    internal EtcdState StateOf(EtcdMember member) => _log[member.Applied];

    internal IEnumerable<EtcdState> History(EtcdMember member) => _log.Take(member.Applied + 1);

    /// <summary>Deposes a leader that has lost most of the members, and has another elected after a while.</summary>
    internal void Settle()
    {
        if (Current is { } leader && !HasMost(leader))
        {
            // One that hangs goes on believing when it is awake again.
            leader.BelievesUntil = leader.IsFrozen ? TimeSpan.MaxValue : clock.Now + times.Election;
            Current = null;
        }

        if (Current is null && !_isElecting && members.Any(HasMost))
        {
            _isElecting = true;
            clock.After(times.Election, Elect);
        }

        foreach (var member in members)
        {
            member.AloneSince = IsHeardBy(member) ? null : member.AloneSince ?? clock.Now;
        }
    }

    /// <summary>One that hung learns soon that it leads no more.</summary>
    internal void WakeUp(EtcdMember member)
    {
        if (member.BelievesUntil == TimeSpan.MaxValue)
        {
            member.BelievesUntil = clock.Now + times.Heartbeat;
            clock.After(times.Heartbeat, static () => { });
        }
    }

    internal EtcdVerdict Commit(Func<EtcdState, (EtcdState After, EtcdVerdict Verdict)> command)
    {
        var before = State;
        var (after, verdict) = command(before);
        if (after.Revision != before.Revision || after.Leases != before.Leases)
        {
            _log.Add(after);
            foreach (var granted in after.Leases.Keys.Except(before.Leases.Keys).ToList())
            {
                Keep(granted);
            }
        }

        return verdict;
    }

    /// <summary>Tells those who hear of the leader what they have not heard yet, and they those who watch.</summary>
    internal void Spread()
    {
        foreach (var member in members.Where(member => IsHeardBy(member) && !IsStale(member)))
        {
            while (member.Applied < _log.Count - 1)
            {
                member.Applied++;
                member.Feeds.ForEach(feed => feed.Tell(StateOf(member)));
            }
        }
    }

    /// <returns>The time to live; 0 when there is no such lease.</returns>
    internal long Keep(long lease)
    {
        if (!State.Leases.TryGetValue(lease, out var seconds))
        {
            return 0;
        }

        var ends = _ends[lease] = clock.Now + TimeSpan.FromSeconds(seconds);
        clock.After(TimeSpan.FromSeconds(seconds), () => End(lease, ends));
        return seconds;
    }

    internal void Compact() => Compacted = State.Revision;

    private void End(long lease, TimeSpan ends)
    {
        if (Current is not null && _ends.GetValueOrDefault(lease) == ends)
        {
            Commit(state => EtcdCommands.Revoke(state, lease));
        }
    }

    // Nobody knows what the last leader has counted: every lease stands for its whole time once more.
    private void Elect()
    {
        _isElecting = false;
        if (Current is null && members.FirstOrDefault(HasMost) is { } elected)
        {
            Current = elected;
            Term++;
            foreach (var lease in State.Leases.Keys)
            {
                Keep(lease);
            }
        }
    }

    private bool HasMost(EtcdMember member) => members.Count(other => links.Reach(member, other)) > members.Count / 2;
}
