using Supervisor.Simulation.Clusters.Stores;
using Supervisor.Simulation.Faults;
using Supervisor.Simulation.Machines;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Simulation.Clusters.Faults;

/// <summary>
/// Daemons that stop just when they have asked the store to change something, so that its answer is old when they read it; or between
/// deciding on a start and asking the guard for it. Long enough for another node to take what they own; or shorter, and the machine loses
/// its way to the store meanwhile.
/// </summary>
internal sealed class FrozenActs(ClusterWorld cluster, Freezer freezer) : IFault
{
    private const string AmidCall = "a daemon paused between a change of the store and its answer";
    private const string AmidStart = "a daemon paused between deciding on a start and asking for it";

    private const string CutOff = "a machine that lost its way to the store while its daemon was paused amid a change";

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(6);

    /// <summary>Longer than what lies between the kill of what has lost its right and the right's end, and no longer than a renewal may take.</summary>
    private static readonly TimeSpan ShortestOfShort = TimeSpan.FromSeconds(1.6);
    private static readonly TimeSpan SpreadOfShort = TimeSpan.FromSeconds(0.8);

    private static readonly TimeSpan BeforeCut = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LengthOfCut = TimeSpan.FromSeconds(8);

    private bool _isOver;

    public IReadOnlyList<string> ExpectedRarities => [AmidCall, AmidStart, CutOff];

    public void Strike()
    {
        var seat = cluster.SeatOfMovable();
        switch (cluster.Universe.Chance.Next(3))
        {
            case 0:
                seat.World.Weather.OnceStarting = daemon =>
                    Freeze(seat.Machine, daemon, AmidStart, cluster.Universe.Around(Length));
                break;
            case 1:
                cluster.Store.OnceAsked(
                    seat.Machine.Name,
                    (daemon, _) => FreezeOnce(seat.Machine, daemon, AmidCall, cluster.Universe.Around(Length))
                );
                break;
            default:
                cluster.Store.OnceAsked(
                    seat.Machine.Name,
                    (daemon, change) => IsRenewal(change) && FreezeAndCut(seat.Machine, daemon)
                );
                break;
        }
    }

    // Whom it has stopped goes on with all others whom somebody stopped, and the network is healed as a whole.
    public void Cease()
    {
        _isOver = true;
        foreach (var seat in cluster.Seats)
        {
            cluster.Store.OnceAsked(seat.Machine.Name, null);
            seat.World.Weather.OnceStarting = null;
        }
    }

    private bool Freeze(Machine machine, Daemon daemon, string situation, TimeSpan length)
    {
        if (!freezer.MayFreeze(machine) || machine.Daemon != daemon)
        {
            return false;
        }

        cluster.Universe.Rarities.Reached(situation);
        cluster.Universe.Trace.Add($"{daemon.Name} is paused: {situation}");
        freezer.Freeze(machine, [daemon], static () => { }, length);
        return true;
    }

    private bool FreezeOnce(Machine machine, Daemon daemon, string situation, TimeSpan length)
    {
        Freeze(machine, daemon, situation, length);
        return true;
    }

    private bool FreezeAndCut(Machine machine, Daemon daemon)
    {
        if (Freeze(machine, daemon, CutOff, ShortestOfShort + cluster.Universe.Chance.Next() * SpreadOfShort))
        {
            cluster.Universe.Clock.After(BeforeCut, () => Cut(machine.Name));
        }

        return true;
    }

    private static bool IsRenewal(EntryChange change) =>
        change.Writes.Any(static write => write.Key.Parts.Last() == ClaimKeys.RenewalPart);

    private void Cut(string machine)
    {
        if (_isOver)
        {
            return;
        }

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
