using Supervisor.Contracts.Palettes;
using Supervisor.Simulation.Clusters.Lanes;
using Supervisor.Simulation.Clusters.Members;
using Supervisor.Simulation.Machines;
using Supervisor.Supervision.Ownership.Residing;

namespace Supervisor.Simulation.Clusters.Trials;

/// <summary>
/// All machines lose their power at one instant. They come back in any order, with what their disks kept; the store later than some of
/// them; and now and then one never does, until an operator removes it from the cluster.
/// </summary>
internal sealed class TotalPowerCut(ClusterWorld cluster, MachinePark park)
{
    internal const string Struck = "power lost on all machines at once";
    internal const string StoreLate = "a store that was back after the machines";
    internal const string Missing = "a machine that never came back";
    internal const string GivenBack = "a group that was given back for a machine that never came back";
    internal const string Released =
        "a pinned group for whose end on a machine that never came back nobody waited any more";

    /// <summary>With one machine less there is still room for all that may move.</summary>
    private const int LeastForMissing = 3;

    private static readonly TimeSpan Earliest = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Spread = TimeSpan.FromSeconds(18);
    private static readonly TimeSpan Off = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan LongestOfStore = TimeSpan.FromSeconds(16);
    private static readonly TimeSpan BeforeRemoval = TimeSpan.FromSeconds(16);
    private static readonly TimeSpan BeforeAskingAgain = TimeSpan.FromSeconds(3);

    private bool _isReleased;

    internal static IReadOnlyList<string> Situations { get; } = [Struck, StoreLate, Missing, Released];

    internal void Start() => cluster.Universe.Clock.After(Earliest + (cluster.Universe.Chance.Next() * Spread), Strike);

    private void Strike()
    {
        cluster.Universe.Rarities.Reached(Struck);
        cluster.Universe.Trace.Add("all machines lose their power");
        var missing = MayMiss();
        foreach (var seat in cluster.Seats)
        {
            seat.Machine.LosePower();
            if (seat != missing)
            {
                park.StartLater(seat.Machine, Off * (0.2 + (2 * cluster.Universe.Chance.Next())));
            }
        }

        if (missing is not null)
        {
            Lose(missing);
        }

        KeepStoreAway();
    }

    private void KeepStoreAway()
    {
        cluster.Store.IsAway = true;
        cluster.Universe.Clock.After(
            cluster.Universe.Chance.Next() * LongestOfStore,
            () =>
            {
                cluster.Universe.Trace.Add("the store is back");
                cluster.Store.IsAway = false;
                if (cluster.Seats.Any(static seat => seat.Machine.Daemon is not null))
                {
                    cluster.Universe.Rarities.Reached(StoreLate);
                }
            }
        );
    }

    /// <summary>Not the first, which the invariants of all machines look from.</summary>
    private ClusterSeat? MayMiss()
    {
        if (cluster.Seats.Count < LeastForMissing || cluster.Universe.Chance.Next() < 0.4)
        {
            return null;
        }

        var keeper = cluster.Kept.Select(cluster.Store.OwnerOf).OfType<string>().FirstOrDefault();
        var mayGo = cluster.Seats.Skip(1).ToList();
        return mayGo.Find(seat => Peers.IdOf(seat.Machine.Name).Value == keeper)
            ?? mayGo[cluster.Universe.Chance.Next(mayGo.Count)];
    }

    private void Lose(ClusterSeat seat)
    {
        cluster.Universe.Rarities.Reached(Missing);
        cluster.Universe.Trace.Add($"{seat.Machine.Name} never comes back");
        park.Lose(seat.Machine);
        cluster.Universe.Clock.After(cluster.Universe.Around(BeforeRemoval), () => Remove(seat));
    }

    /// <summary>What an operator has done by any node that is there: what the lost one keeps is anybody's from then on, and nobody waits for what it had.</summary>
    private void Remove(ClusterSeat lost)
    {
        var node = Peers.IdOf(lost.Machine.Name);
        var keeps = cluster.Claims.All.Any(seen => seen.IsKept && seen.Claim.Owner == node);
        if (!keeps && _isReleased)
        {
            return;
        }

        if (cluster.AnySeat().Member is { HasResumed: true } member)
        {
            cluster.Universe.Trace.Add($"{lost.Machine.Name} is said to be lost");
            member.Release(lost.Machine.Name, OnReleased);
            if (keeps)
            {
                member.GiveBackFor(node, OnGivenBack);
            }
        }

        cluster.Universe.Clock.After(BeforeAskingAgain, () => Remove(lost));
    }

    private void OnReleased(ReleaseOutcome outcome)
    {
        _isReleased |= outcome.IsDone;
        if (outcome is { IsDone: true, Groups.Count: > 0 })
        {
            cluster.Universe.Rarities.Reached(Released);
        }
    }

    private void OnGivenBack(OperatorError? problem)
    {
        if (problem is null)
        {
            cluster.Universe.Rarities.Reached(GivenBack);
        }
    }
}
