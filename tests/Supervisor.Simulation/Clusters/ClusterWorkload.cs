using Supervisor.Actors;
using Supervisor.Simulation.Clusters.Invariants;
using Supervisor.Simulation.Clusters.Lanes;
using Supervisor.Simulation.Clusters.Operators;
using Supervisor.Simulation.Fleets;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Workloads;

namespace Supervisor.Simulation.Clusters;

/// <summary>A fleet that the daemons of several machines run together, with an operator who orders this and that at any of them.</summary>
internal sealed class ClusterWorkload(ClusterWorld cluster, MachinePark park) : IWorkload
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(0.2);
    private static readonly TimeSpan UntilReleases = TimeSpan.FromSeconds(35);

    private readonly ClusterOperator _operator = new(cluster, park);

    internal ClusterOperator Operator => _operator;

    public IReadOnlyList<string> ExpectedRarities =>
        [
            .. ClusterOperator.Situations,
            .. SimulatedLinks.Situations,
            OneOwner.Moved,
            .. OnePlace.Situations,
            BudgetsHold.NoRoom,
            OthersAreTrue.Doubted,
            OthersAreTrue.Known,
        ];

    public IEnumerable<Sapling> Saplings(Machine machine, Daemon daemon)
    {
        var (roster, world) = (machine.Node!.Core.Supervision.Roster, cluster.SeatOf(machine).World);
        yield return new Sapling(
            "watch",
            keeper =>
                keeper.Spawn(Props.Of(() => new FleetWatchActor(roster, view => world.OnView(daemon, view))), "watch")
        );
    }

    public void OnDaemonStarted(Machine machine, Daemon daemon) => cluster.SeatOf(machine).Member?.Begin();

    public Action OnBackup(Machine machine) => static () => { };

    public void CalmDown()
    {
        foreach (var seat in cluster.Seats)
        {
            seat.World.Climate.CalmDown();
        }

        _operator.CalmDown();
        cluster.Universe.Clock.After(UntilReleases, Release);
    }

    public void CheckAtEnd()
    {
        _operator.CheckAtEnd();
        foreach (var seat in cluster.Seats.Where(seat => !park.IsLost(seat.Machine)))
        {
            seat.World.Inspection.CheckAtEnd();
        }
    }

    internal void Start()
    {
        _operator.Start();
        Look();
    }

    private void Release()
    {
        foreach (var seat in cluster.Seats)
        {
            if (seat.World.View is { } view)
            {
                seat.Orders.Release(view);
            }
        }
    }

    private void Look()
    {
        foreach (var seat in cluster.Seats)
        {
            seat.World.Inspection.Look();
        }

        cluster.Universe.Clock.After(BetweenLooks, Look);
    }
}
