using Supervisor.Actors.Systems;
using Supervisor.Simulation.Clusters.Faults;
using Supervisor.Simulation.Clusters.Invariants;
using Supervisor.Simulation.Clusters.Members;
using Supervisor.Simulation.Clusters.Trials;
using Supervisor.Simulation.Faults;
using Supervisor.Simulation.Fleets;
using Supervisor.Simulation.Fleets.Faults;
using Supervisor.Simulation.Fleets.Invariants;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Plants;
using Supervisor.Simulation.Runs;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Clusters;

/// <summary>One seed: several machines that run one fleet, under orders and faults for a while, then a calm.</summary>
internal sealed class ClusterRun : IDisposable
{
    private const int MostMachines = 7;

    private static readonly TimeSpan Storm = TimeSpan.FromSeconds(50);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(80);
    private static readonly TimeSpan Ending = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenFaults = TimeSpan.FromSeconds(2);

    /// <summary>A movable group may just be moving to a better place.</summary>
    private static readonly TimeSpan Moving = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Anew = TimeSpan.FromSeconds(0.2);

    private readonly Universe _universe;
    private readonly MachinePark _park;
    private readonly ClusterWorld _cluster;
    private readonly FaultPlan _faults;
    private readonly ClusterTrials _trials;
    private readonly ClusterWorkload _work;
    private readonly History[] _histories;
    private readonly List<NothingRunsUnseen> _unseen = [];
    private readonly List<BadWeather> _weathers = [];
    private readonly JournalPrint? _journal;
    private readonly Freezer _freezer;

    internal ClusterRun(ulong seed, Plant plant, TextWriter? fullTrace = null)
    {
        _universe = new Universe(seed, fullTrace);
        _freezer = new Freezer(_universe);
        _journal = fullTrace is null ? null : new JournalPrint(fullTrace);
        ClusterWorld? cluster = null;
        var boot = new Boot(_universe, plant, (daemon, ports) => cluster!.Equip(daemon, ports))
        {
            Leaving = (machine, daemon, then) => cluster!.TakeLeave(machine, daemon, then),
        };
        Machine[] machines = [.. Names(seed).Select(name => new Machine(_universe, name, boot))];
        cluster = _cluster = new ClusterWorld(_universe, machines, plant, PlantedRights.Of(plant));
        _park = new MachinePark(_universe, machines);
        _histories = [.. machines.Select(machine => new History(_universe, machine))];
        foreach (var seat in cluster.Seats)
        {
            Hold(seat);
        }

        _trials = new ClusterTrials(cluster, _park, _freezer);
        _work = new ClusterWorkload(cluster, _park);
        _trials.Know(_work.Operator);
        cluster.StartAnew = StartAnew;
        IFault[] own = [.. FaultsOfClusters()];
        _faults = new FaultPlan(_universe, [.. own, .. FaultsOfNodes()], BetweenFaults);
        boot.Know(_park, [_work]);
        Expect(own);
    }

    /// <summary>Of machines that are there.</summary>
    private History[] Present => [.. _histories.Where((_, at) => !_park.IsLost(_park.Machines[at]))];

    internal RunResult Run()
    {
        _weathers.ForEach(static weather => weather.Blow(BadWeather.Usual));
        foreach (var machine in _park.Machines)
        {
            machine.StartDaemon();
        }

        _work.Start();
        _faults.Start();
        _trials.Start();
        _universe.RunUntil(Storm);
        _universe.Trace.Add("calm");
        _faults.Cease();
        _trials.Cease();
        _work.CalmDown();
        _universe.RunUntil(Storm + Calm - Ending);
        AwaitMoves();
        CheckAtEnd();
        foreach (var machine in _park.Machines)
        {
            _journal?.Show(machine.Journal);
        }

        return new RunResult(
            _universe.Seed,
            _universe.Violations,
            _universe.Trace.Hash(),
            _universe.Clock.Now,
            _universe.Rarities,
            _universe.Trace.LastLines
        );
    }

    public void Dispose()
    {
        foreach (var seat in _cluster.Seats)
        {
            seat.World.Dispose();
        }

        _universe.Dispose();
    }

    /// <summary>Small clusters are the more.</summary>
    private static IEnumerable<string> Names(ulong seed)
    {
        var size = new SeededChance(~seed);
        var most = MostMachines - 1;
        var count = 2 + Math.Min(size.Next(most), size.Next(most));
        return Enumerable.Range(1, count).Select(static number => $"pc{number}");
    }

    private void StartAnew(Machine machine) => machine.StopInOrder(_ => _park.StartLater(machine, Anew));

    private void AwaitMoves()
    {
        var until = _universe.Clock.Now + Moving;
        do
        {
            while (IsMoving(until))
            {
                _universe.RunUntil(_universe.Clock.Now + TimeSpan.FromSeconds(1));
            }

            // Another move may begin while the nodes answer.
            Array.ForEach(Present, static history => history.Ask());
            _unseen.ForEach(static unseen => unseen.Ask());
            _universe.RunUntil(_universe.Clock.Now + Ending);
        } while (IsMoving(until));
    }

    private bool IsMoving(TimeSpan until) =>
        _universe.Violations.Count == 0 && _universe.Clock.Now < until && !ClusterConverges.IsSettled(_cluster);

    private void CheckAtEnd()
    {
        if (_universe.Violations.Count == 0)
        {
            _work.CheckAtEnd();
            Array.ForEach(Present, static history => history.Check());
        }
    }

    private void Hold(ClusterSeat seat)
    {
        var world = seat.World;
        var unseen = new NothingRunsUnseen(world);
        var converges = new FleetConverges(world);
        _unseen.Add(unseen);
        _weathers.Add(new BadWeather(world));
        world.Inspection.Hold([
            .. OfEveryMachine.In(world),
            unseen,
            converges,
            new OneOwner(_cluster, world),
            new OnePlace(_cluster, world),
            new NotesHold(_cluster, world),
            new OthersAreTrue(_cluster, world),
            new OneContent(_cluster, world),
            new BudgetsHold(_cluster, world),
            new ClusterConverges(_cluster, world, converges),
            new ColdStartsWait(_cluster, world),
            new KeptStays(_cluster, world),
            new DoubtedStore(_cluster, world),
        ]);
    }

    private IEnumerable<IFault> FaultsOfClusters() =>
        [
            new BadNetwork(_universe, _cluster.Network, _park),
            new BadNetwork(_universe, _cluster.Network, _park),
            new StoreCuts(_cluster),
            new StoreCuts(_cluster),
            new StoreGusts(_cluster),
            new Deceptions(_cluster),
            new FrozenActs(_cluster, _freezer),
            new OnOneSeat(_cluster, static seat => new LoneGuardDeaths(seat)),
            new OnOneSeat(_cluster, static seat => new Plagues(seat.World)),
        ];

    /// <summary>What they are there for is reached in the worlds of one machine, and expected there.</summary>
    private IEnumerable<IFault> FaultsOfNodes() =>
        [
            new Crashes(_universe, _park),
            new Stops(_universe, _park),
            new PowerCuts(_park),
            new Pauses(_universe, _park, _freezer),
            new BadDisks(_universe, _park),
            new WrongClocks(_universe, _park),
            .. _weathers,
        ];

    private void Expect(IEnumerable<IFault> faults)
    {
        foreach (var situation in faults.SelectMany(static fault => fault.ExpectedRarities))
        {
            _universe.Rarities.Expect(situation);
        }

        foreach (var situation in _work.ExpectedRarities.Concat(ClusterTrials.Situations))
        {
            _universe.Rarities.Expect(situation);
        }
    }
}
