using Supervisor.Simulation.Clusters.Members;
using Supervisor.Simulation.Fleets;

namespace Supervisor.Simulation.Clusters.Invariants;

/// <summary>
/// Also of what a daemon that is dead or cut off has left running. A machine that is suspended runs nothing; once it is awake, its
/// guard has the time to kill. Nothing is promised of a machine whose guard stands still for longer than the kill budget, until it goes on.
/// </summary>
internal sealed class OneOwner(ClusterWorld cluster, FleetWorld world) : ClusterInvariant(cluster, world)
{
    internal const string OneAtATime = "a movable group runs on one node at a time";
    internal const string EpochsRise = "who follows has a higher epoch";
    internal const string Moved = "a movable group that went to another node";

    private static readonly TimeSpan UntilKilled = TimeSpan.FromSeconds(0.5);

    internal override string Sentence => OneAtATime;

    internal override void OnBegan(Life life)
    {
        if (!World.IsMovable(life.Agent.Group))
        {
            return;
        }

        foreach (var (seat, other) in Cluster.Living(life.Agent.Group).Where(IsElsewhere))
        {
            if (IsAwake(seat))
            {
                Violate($"{life} began on {World.Machine.Name} while {other} was alive on {seat.Machine.Name}");
            }
        }

        CheckEpoch(life);
    }

    /// <summary>Both may have begun while the other was suspended.</summary>
    internal override void Look()
    {
        if (!IsFirst)
        {
            return;
        }

        foreach (var group in Cluster.MovableGroups)
        {
            var nodes = Cluster
                .Living(group)
                .Where(one => IsAwake(one.Seat))
                .Select(static one => one.Seat.Machine.Name)
                .Distinct()
                .ToList();
            if (nodes.Count > 1)
            {
                Violate($"{group} runs on {string.Join(" and ", nodes)}");
            }
        }
    }

    private void CheckEpoch(Life life)
    {
        var epoch = life.Definition.Epoch;
        var last = Cluster.LastEpochs.GetValueOrDefault(life.Agent.Group);
        if (last is not null && last.Machine != World.Machine.Name)
        {
            World.Universe.Rarities.Reached(Moved);
        }

        if (last is not null && (epoch < last.Epoch || (epoch == last.Epoch && last.Machine != World.Machine.Name)))
        {
            World.Universe.Violate(
                EpochsRise,
                $"{life} began on {World.Machine.Name} in the epoch {epoch}, after {last.Epoch} on {last.Machine}"
            );
        }

        Cluster.LastEpochs[life.Agent.Group] = new LastEpoch(epoch ?? 0, World.Machine.Name);
    }

    private bool IsElsewhere((ClusterSeat Seat, Life Life) one) => one.Seat.World != World;

    private bool IsAwake(ClusterSeat seat) =>
        seat.Machine.Clock is { IsAsleep: false, WokenAt: var woken }
        && (woken == TimeSpan.Zero || World.Now - woken > UntilKilled)
        && !seat.GuardFreeze.IsExcuse;
}
