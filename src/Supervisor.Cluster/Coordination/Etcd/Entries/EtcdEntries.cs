using Supervisor.Cluster.Coordination.Entries;
using Supervisor.Cluster.Coordination.Etcd.Calls;
using Supervisor.Cluster.Coordination.Etcd.Wire;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Coordination.Etcd.Entries;

/// <summary>
/// Each change is one transaction of etcd. One whose answer was lost is not made again by itself: a member that froze with
/// it in its hands may make it much later, when the entry was removed again.
/// </summary>
internal sealed class EtcdEntries(EtcdCalls calls, EtcdKeys keys)
{
    private readonly EntryWire _wire = new(keys);

    public async Task<WriteOutcome<EntriesSeen>> ChangeAsync(EntryChange change)
    {
        if (EntryRules.WhyRefused(change) is { } refused)
        {
            return WriteOutcome<EntriesSeen>.Refused(refused);
        }

        var deadline = calls.NewDeadline();
        var reply = await calls.CallAsync(EtcdRequests.Transact(_wire.Write(change)), mayRepeat: false, deadline);
        // Of all that a transaction names only a lease must be there.
        return reply.IsRefusedFor(EtcdCode.NotFound) ? await WithoutLeaseAsync(change, deadline)
            : !reply.IsAnswered ? EtcdOutcomes.Write<EntriesSeen, EtcdTransacted>(reply)
            : reply.Value.Succeeded ? WriteOutcome<EntriesSeen>.Done(_wire.Read(reply.Value))
            : EntryRules.JudgeUnmet(change, _wire.Read(reply.Value)).Outcome;
    }

    public async Task<ReadOutcome<EntriesSeen>> ReadAsync(EntryKey folder)
    {
        var read = await ListAsync(folder);
        return read.IsAnswered
            ? ReadOutcome<EntriesSeen>.Of(read.Value)
            : EtcdOutcomes.Read<EntriesSeen, EntriesSeen>(read);
    }

    public async Task<EtcdReply<EntriesSeen>> ListAsync(EntryKey folder)
    {
        var span = keys.Entries(folder);
        var read = await calls.ReadAsync(EtcdRequests.Range(new EtcdRange(span.From, span.End)));
        return read.IsAnswered
            ? EtcdReply<EntriesSeen>.Answered(
                new EntriesSeen(read.Value.Header?.Revision ?? 0, [.. read.Value.All.Select(_wire.Read)])
            )
            : read.As<EntriesSeen>();
    }

    private async Task<WriteOutcome<EntriesSeen>> WithoutLeaseAsync(EntryChange change, EtcdDeadline deadline)
    {
        var there = await calls.ReadAsync(EtcdRequests.Transact(_wire.Look(change)), deadline);
        return there.IsAnswered
            ? EntryRules.JudgeUnmet(change, _wire.Read(there.Value)).Outcome
            : EtcdOutcomes.Write<EntriesSeen, EtcdTransacted>(there);
    }
}
