using Supervisor.Simulation.Clusters.Members;
using Supervisor.Simulation.Clusters.Stores;
using Supervisor.Simulation.Faults;

namespace Supervisor.Simulation.Clusters.Faults;

/// <summary>
/// Guards that stand still, alone or with their daemon. For less than the kill budget all that is promised of ownership holds. For longer
/// it does not: what has lost its right may run on until the guard goes on, and then ends at once.
/// </summary>
internal sealed class FrozenGuards(ClusterWorld cluster, Freezer freezer) : IFault
{
    internal const string Shortly = "a guard that stood still for less than the kill budget";
    internal const string ForLong = "a guard that stood still for longer than the kill budget";
    internal const string WithDaemon = "a guard that stood still with its daemon";
    internal const string AmidLoss = "a guard that stood still while its machine was cut off from the store";

    private const double ShareOfLong = 0.3;

    private static readonly TimeSpan Longest = GuardFreeze.Allowed - TimeSpan.FromSeconds(0.1);

    /// <summary>Where what runs is to be killed meanwhile, the next owner would begin before it goes on, were it killed later than it is.</summary>
    private static readonly TimeSpan LastsIntoNext = Longest * 0.75;

    private static readonly TimeSpan Long = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan OfDaemon = TimeSpan.FromSeconds(6);

    /// <summary>From a cut until what runs is killed and the right ends, whenever it was renewed last.</summary>
    private static readonly TimeSpan SoonestLoss = TimeSpan.FromSeconds(2.3);
    private static readonly TimeSpan SpreadOfLoss = TimeSpan.FromSeconds(2.7);
    private static readonly TimeSpan LengthOfCut = TimeSpan.FromSeconds(8);

    private bool _isOver;

    internal static IReadOnlyList<string> Situations { get; } = [Shortly, ForLong, WithDaemon, AmidLoss];

    public IReadOnlyList<string> ExpectedRarities => Situations;

    public void Strike()
    {
        var seat = cluster.SeatOfMovable();
        if (cluster.Universe.Chance.Next() < 0.5)
        {
            Cut(seat.Machine.Name);
            FreezeDaemon(seat);
            cluster.Universe.Clock.After(
                SoonestLoss + (cluster.Universe.Chance.Next() * SpreadOfLoss),
                () => FreezeAmidLoss(seat)
            );
        }
        else
        {
            Freeze(seat, shortest: TimeSpan.Zero);
            if (cluster.Universe.Chance.Next() < 0.5)
            {
                FreezeDaemon(seat);
            }
        }
    }

    // Whom it has stopped goes on by itself before long, and the network is healed as a whole.
    public void Cease() => _isOver = true;

    private void FreezeAmidLoss(ClusterSeat seat)
    {
        if (!_isOver)
        {
            cluster.Universe.Rarities.Reached(AmidLoss);
            Freeze(seat, LastsIntoNext);
        }
    }

    private void Freeze(ClusterSeat seat, TimeSpan shortest)
    {
        if (seat.World.Post.Guard is not { } guard || !seat.GuardFreeze.MayBegin)
        {
            return;
        }

        var isLong = cluster.Universe.Chance.Next() < ShareOfLong;
        var length = isLong
            ? cluster.Universe.Around(Long)
            : shortest + (cluster.Universe.Chance.Next() * (Longest - shortest));
        cluster.Universe.Rarities.Reached(isLong ? ForLong : Shortly);
        cluster.Universe.Trace.Add($"the guard of {seat.Machine.Name} stands still for {length.TotalSeconds:0.00} s");
        seat.GuardFreeze.Begin(length);
        guard.Stall(length);
    }

    private void FreezeDaemon(ClusterSeat seat)
    {
        if (seat.Machine.Daemon is { } daemon && freezer.MayFreeze(seat.Machine))
        {
            cluster.Universe.Rarities.Reached(WithDaemon);
            freezer.Freeze(seat.Machine, [daemon], static () => { }, cluster.Universe.Around(OfDaemon));
        }
    }

    private void Cut(string machine)
    {
        cluster.Network.Cut(machine, SharedStore.Place);
        cluster.Network.Cut(SharedStore.Place, machine);
        cluster.Universe.Clock.After(cluster.Universe.Around(LengthOfCut), () => Mend(machine));
    }

    private void Mend(string machine)
    {
        if (!_isOver)
        {
            cluster.Network.Mend(machine, SharedStore.Place);
            cluster.Network.Mend(SharedStore.Place, machine);
        }
    }
}
