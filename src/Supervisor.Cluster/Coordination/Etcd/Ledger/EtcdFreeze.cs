using Supervisor.Cluster.Coordination.Etcd.Calls;
using Supervisor.Cluster.Coordination.Etcd.Wire;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Cluster.Coordination.Etcd.Ledger;

internal sealed class EtcdFreeze(EtcdLedger ledger, EtcdKeys keys) : IFreeze
{
    public Task<WriteOutcome<FreezeFlag>> SetFreezeAsync(FreezeChange change) =>
        ledger.ChangeAsync<FreezeFlag>((head, deadline) => PlanAsync(change, head, deadline));

    public async Task<ReadOutcome<FreezeFlag>> ReadFreezeAsync()
    {
        var head = await ledger.ReadHeadAsync(ledger.NewDeadline());
        return head.IsAnswered
            ? ReadOutcome<FreezeFlag>.Of(head.Value.Freeze ?? FreezeFlag.NeverSet)
            : EtcdOutcomes.Read<FreezeFlag, Head>(head);
    }

    private async Task<EtcdReply<LedgerChange<FreezeFlag>>> PlanAsync(
        FreezeChange change,
        Head head,
        EtcdDeadline deadline
    )
    {
        var read = await ledger.ReadAsync(new EtcdRange(keys.Freeze(Math.Max(0, change.Expected + 1))), deadline);
        if (!read.IsAnswered)
        {
            return read.As<LedgerChange<FreezeFlag>>();
        }

        var next = read.Value.All is [var found] ? LedgerCodec.ReadFreeze(found) : null;
        var verdict = FreezeRules.Judge(change, head.Freeze ?? FreezeFlag.NeverSet, next);
        return verdict is { IsChange: true, Outcome.Value: { Stamp: { } stamp } added }
            ? EtcdReply<LedgerChange<FreezeFlag>>.Answered(
                new(verdict, head with { Freeze = added }, [.. Writes(added, stamp)])
            )
            : EtcdReply<LedgerChange<FreezeFlag>>.Answered(new(verdict, head, []));
    }

    private IEnumerable<EtcdOperation> Writes(FreezeFlag added, ChangeStamp stamp)
    {
        yield return EtcdOperation.Write(keys.Freeze(added.Version), LedgerCodec.Write(added, stamp));
        if (FreezeRules.LastRemoved(added.Version) is var removed and > 0)
        {
            yield return EtcdOperation.Remove(keys.Freeze(removed));
        }
    }
}
