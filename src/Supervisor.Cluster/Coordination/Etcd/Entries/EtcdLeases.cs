using Supervisor.Cluster.Coordination.Etcd.Calls;
using Supervisor.Cluster.Coordination.Etcd.Wire;
using Supervisor.Cluster.Coordination.Leases;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Leases;

namespace Supervisor.Cluster.Coordination.Etcd.Entries;

/// <summary>
/// Leases bear ids of our own and are never granted twice, so whatever is lost may be asked again. They are kept one call at a
/// time: the gateway cannot take and answer by turns on one connection, and so each answer is known to be the last call's.
/// </summary>
internal sealed class EtcdLeases(EtcdCalls calls)
{
    public async Task<WriteOutcome<Lease>> GrantAsync(Lease wanted)
    {
        if (LeaseRules.WhyRefused(wanted) is { } refused)
        {
            return WriteOutcome<Lease>.Refused(refused);
        }

        var deadline = calls.NewDeadline();
        var seconds = (long)Math.Ceiling(wanted.Ttl.TotalSeconds);
        var granted = await calls.CallAsync(EtcdRequests.Grant(wanted.Id.Value, seconds), mayRepeat: true, deadline);
        if (granted.IsAnswered)
        {
            return Standing(wanted.Id, granted.Value.Ttl);
        }

        return granted.IsRefusedFor(EtcdCode.FailedPrecondition)
            ? await FindGrantedAsync(wanted.Id, deadline)
            : EtcdOutcomes.Write<Lease, EtcdLeased>(granted);
    }

    public async Task<WriteOutcome<Lease>> KeepAsync(LeaseId id)
    {
        var deadline = calls.NewDeadline();
        var kept = await calls.CallAsync(EtcdRequests.Keep(id.Value), mayRepeat: true, deadline);
        return !kept.IsAnswered ? EtcdOutcomes.Write<Lease, EtcdKept>(kept)
            : kept.Value.Error is { } error ? Failed(EtcdRefusal.Of<EtcdKept>((EtcdCode)error.Code, error.Text ?? ""))
            : Standing(id, kept.Value.Result?.Ttl ?? 0);
    }

    public async Task<ReadOutcome<LeaseSight>> LookAsync(LeaseId id)
    {
        var looked = await calls.ReadAsync(EtcdRequests.LookAtLease(id.Value), calls.NewDeadline());
        return looked.IsAnswered
            ? ReadOutcome<LeaseSight>.Of(SightOf(id, looked.Value))
            : EtcdOutcomes.Read<LeaseSight, EtcdLeased>(looked);
    }

    public async Task<WriteOutcome<Lease>> RevokeAsync(LeaseId id)
    {
        var revoked = await calls.CallAsync(EtcdRequests.Revoke(id.Value), mayRepeat: true, calls.NewDeadline());
        return revoked.IsAnswered || revoked.IsRefusedFor(EtcdCode.NotFound)
            ? WriteOutcome<Lease>.Done(new Lease(id, TimeSpan.Zero))
            : EtcdOutcomes.Write<Lease, EtcdDone>(revoked);
    }

    // It was granted before, to the one who has drawn its id: to us.
    private async Task<WriteOutcome<Lease>> FindGrantedAsync(LeaseId id, EtcdDeadline deadline)
    {
        var looked = await calls.ReadAsync(EtcdRequests.LookAtLease(id.Value), deadline);
        return looked.IsAnswered
            ? Standing(id, looked.Value.Granted)
            : EtcdOutcomes.Write<Lease, EtcdLeased>(looked, isInDoubt: true);
    }

    private static LeaseSight? SightOf(LeaseId id, EtcdLeased looked) =>
        looked.Granted > 0
            ? new LeaseSight(
                new Lease(id, TimeSpan.FromSeconds(looked.Granted)),
                TimeSpan.FromSeconds(Math.Max(looked.Ttl, 0))
            )
            : null;

    private static WriteOutcome<Lease> Failed(EtcdReply<EtcdKept> reply) =>
        reply.IsRefusedFor(EtcdCode.NotFound) ? Lost(reply.Reason) : EtcdOutcomes.Write<Lease, EtcdKept>(reply);

    private static WriteOutcome<Lease> Standing(LeaseId id, long seconds) =>
        seconds > 0
            ? WriteOutcome<Lease>.Done(new Lease(id, TimeSpan.FromSeconds(seconds)))
            : Lost(LeaseRules.WhyLost(id));

    private static WriteOutcome<Lease> Lost(string reason) => WriteOutcome<Lease>.Conflict(null, reason);
}
