using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Supervisor.Cluster.Recovery;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Clusters.Memory;
using Supervisor.Node.Clusters.Recovering;
using Supervisor.Node.Fleets;
using Supervisor.Simulation.Clusters.Stores;
using Supervisor.Simulation.Fleets.Operators;
using Supervisor.Simulation.Plants;
using Supervisor.Simulation.Runs;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Time;

namespace Supervisor.Simulation.Clusters.Members;

/// <summary>What one daemon remembers of the store, and so whether it follows the one that is there: as its host has it.</summary>
internal sealed class StoreTrust(ClusterSeat seat, DaemonStore store)
{
    internal static readonly OperatorError StartsAnew = new("starts-anew", "The daemon starts anew.", "", "");

    private readonly StoreKeeper? _keeper = KeeperOf(seat, store);
    private long _looks;

    /// <summary>Where nothing is remembered, it is looked at each time.</summary>
    internal long? KnownLooks => _keeper is null ? ++_looks : _keeper.KnownLooks;

    /// <summary>Somebody has said that the cluster goes on in another store, or the former is back: all that was watched was told of another one.</summary>
    internal bool IsToStartAnew => _keeper?.Verdict is StoreVerdict.Recovered or StoreVerdict.Returned;

    internal ImmutableSortedDictionary<string, long> KnownEpochs =>
        (_keeper?.Memory?.Claims ?? StoreMemory.NoClaims).ToImmutableSortedDictionary(
            static claim => claim.Key,
            static claim => claim.Value.Epoch,
            StringComparer.Ordinal
        );

    internal Task<OperatorError?> LookAsync(StoreState look, ClaimsView? claims) =>
        _keeper?.LookAsync(look, claims) ?? Task.FromResult<OperatorError?>(null);

    /// <summary>As the command does that operators give for it.</summary>
    internal async Task<OperatorError?> RecoverAsync(
        FleetDesk desk,
        HybridClock clock,
        Func<int, byte[]> chance,
        CommandId id
    )
    {
        var recovery = new ClusterRecovery(store, Identity(), clock, _keeper?.Memory, desk) { Chance = chance };
        var scene = await recovery.LookAsync();
        if ((scene.IsOk ? RecoveryJudge.WhyNot(scene.Value, isForced: false) : scene.Error) is { } problem)
        {
            return problem;
        }

        var plan = await recovery.PlanAsync(scene.Value!);
        return plan.IsOk ? await recovery.RunAsync(scene.Value!, plan.Value, id, Order.Operator) : plan.Error;
    }

    private static StoreKeeper? KeeperOf(ClusterSeat seat, DaemonStore store)
    {
        if (!seat.Cluster.RemembersStore)
        {
            return null;
        }

        var remembered = seat.Cluster.Plant == Plant.ForgottenStore ? null : seat.Memories.Last;
        var self = Boot.IdentityOf(seat.Machine.Name).Node;
        return new StoreKeeper(seat.Memories, store, self, remembered, NullLogger.Instance);
    }

    /// <summary>These stores hold no record of a cluster, whose authority could be another's.</summary>
    private ClusterIdentity Identity()
    {
        var identity = Boot.IdentityOf(seat.Machine.Name);
        return new ClusterIdentity(identity.Cluster, "home", identity.Node, identity.Name, null!, null!);
    }
}
