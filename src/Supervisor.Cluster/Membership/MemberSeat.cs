using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Coordination.Leases;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Cluster.Membership;

/// <summary>Puts this node's entry where it belongs, once nobody else's stands there.</summary>
internal sealed class MemberSeat(MembershipSettings settings, IEntries store)
{
    private readonly EntryKey _key = MemberKeys.Of(settings.Own.Node);
    private Entry? _seen;
    private long _seenAt;

    /// <summary>Set while another daemon lives as this node.</summary>
    public OperatorError? Problem { get; private set; }

    /// <returns>The entry when it is there; otherwise why not, to be tried again.</returns>
    public async Task<WriteOutcome<Entry>> TakeAsync(LeaseId lease)
    {
        var write = EntryWrite.Put(_key, MemberCodec.Write(settings.Own, settings.Process), lease);
        var condition = _seen is null ? EntryCondition.Absent(_key) : EntryCondition.Unchanged(_seen);
        if (_seen is not null && Judge(_seen) is not SeatVerdict.Sit)
        {
            // Only asked how it is by now: nothing is written over who may live.
            condition = EntryCondition.Absent(_key);
        }

        var written = await store.ChangeEntriesAsync(new EntryChange([condition], [write]));
        Notice(written);
        return written.IsDone && written.Value.Find(_key) is { } there
            ? WriteOutcome<Entry>.Done(there)
            : new WriteOutcome<Entry>(
                written.IsDone ? WriteStatus.Unknown : written.Status,
                null,
                Problem is { } taken ? $"{taken.Message} {taken.Why}" : written.Reason
            );
    }

    private void Notice(WriteOutcome<EntriesSeen> written)
    {
        if (written is { IsDone: false, Status: not WriteStatus.Conflict })
        {
            return;
        }

        var there = written.IsDone ? null : written.Value?.Find(_key);
        if (there?.Since != _seen?.Since)
        {
            _seenAt = settings.Clock.GetTimestamp();
        }

        _seen = there;
        Problem = there is not null && Judge(there) is SeatVerdict.Taken ? SeatRules.Taken(settings.Own) : null;
    }

    private SeatVerdict Judge(Entry there) =>
        SeatRules.Judge(
            there.Value,
            settings.Own,
            settings.Clock.GetElapsedTime(_seenAt),
            settings.Ttl,
            settings.Lives
        );
}
