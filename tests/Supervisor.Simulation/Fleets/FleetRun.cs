using Supervisor.Simulation.Faults;
using Supervisor.Simulation.Fleets.Containers;
using Supervisor.Simulation.Fleets.Containers.Faults;
using Supervisor.Simulation.Fleets.Containers.Invariants;
using Supervisor.Simulation.Fleets.Faults;
using Supervisor.Simulation.Fleets.Invariants;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Plants;
using Supervisor.Simulation.Runs;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Fleets;

/// <summary>
/// One seed: a fleet on one machine under orders and faults for a while, then a calm in which it must become what it
/// should be.
/// </summary>
internal sealed class FleetRun : IDisposable
{
    private const string MachineName = "mainpc";

    private static readonly TimeSpan Storm = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(80);
    private static readonly TimeSpan Ending = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenFaults = TimeSpan.FromSeconds(2.5);

    private readonly Universe _universe;
    private readonly MachinePark _park;
    private readonly FaultPlan _faults;
    private readonly FleetWorkload _fleet;
    private readonly History _history;
    private readonly NothingRunsUnseen _unseen;
    private readonly BadWeather _weather;
    private readonly JournalPrint? _journal;
    private readonly FleetWorld _world;

    /// <param name="inContainers">Some of the agents are containers.</param>
    internal FleetRun(ulong seed, Plant plant, TextWriter? fullTrace = null, bool inContainers = false)
    {
        _universe = new Universe(seed, fullTrace);
        _journal = fullTrace is null ? null : new JournalPrint(fullTrace);
        FleetWorld? world = null;
        var boot = new Boot(_universe, plant, (daemon, ports) => world!.Equip(daemon, ports));
        var machine = new Machine(_universe, MachineName, boot);
        world = _world = new FleetWorld(_universe, machine, plant, inContainers);
        _unseen = new NothingRunsUnseen(world);
        world.Inspection.Hold([
            .. OfEveryMachine.In(world),
            new FleetConverges(world),
            .. OfContainers(world),
            _unseen,
        ]);
        _park = new MachinePark(_universe, [machine]);
        _history = new History(_universe, machine);
        _fleet = new FleetWorkload(world);
        _weather = new BadWeather(world);
        var crashes = new Crashes(_universe, _park);
        IFault[] ofFleets = [.. FaultsOfFleets(world, crashes), .. FaultsOfContainers(world, crashes)];
        _faults = new FaultPlan(_universe, [crashes, .. FaultsOfNodes(), .. ofFleets], BetweenFaults);
        boot.Know(_park, [_fleet]);
        Expect(ofFleets);
    }

    internal RunResult Run()
    {
        _weather.Blow(BadWeather.Usual);
        _park.Machines[0].StartDaemon();
        _fleet.Start();
        _faults.Start();
        _universe.RunUntil(Storm);
        _universe.Trace.Add("calm");
        _faults.Cease();
        _fleet.CalmDown();
        _universe.RunUntil(Storm + Calm - Ending);
        _history.Ask();
        _unseen.Ask();
        _universe.RunUntil(Storm + Calm);
        CheckAtEnd();
        _journal?.Show(_park.Machines[0].Journal);
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
        _world.Dispose();
        _universe.Dispose();
    }

    private void CheckAtEnd()
    {
        if (_universe.Violations.Count == 0)
        {
            _fleet.CheckAtEnd();
            _history.Check();
        }
    }

    private static Invariant[] OfContainers(FleetWorld world) =>
        world.Room is null
            ? []
            :
            [
                new OneContainer(world),
                new OthersAreLeftAlone(world),
                new LeftAreRemoved(world),
                new ContainerIsOneFailure(world),
                new ContainersAreWhole(world),
            ];

    private static IFault[] FaultsOfContainers(FleetWorld world, Crashes crashes)
    {
        if (world.Room is not { } room)
        {
            return [];
        }

        var assassins = new Assassins(world, crashes);
        room.Watch = assassins.OnCall;
        return
        [
            assassins,
            new EngineGusts(world),
            new EngineEnds(world, crashes),
            new Hands(world),
            new Neighbours(world),
            new FullDisks(world),
            new ShellDeaths(world),
            new Prunes(world),
        ];
    }

    /// <summary>What they are there for is reached in the world of nodes, and expected there.</summary>
    private IFault[] FaultsOfNodes() =>
        [
            new Stops(_universe, _park),
            new PowerCuts(_park),
            new Pauses(_universe, _park, new Freezer(_universe)),
            new BadDisks(_universe, _park),
            new WrongClocks(_universe, _park),
        ];

    private IFault[] FaultsOfFleets(FleetWorld world, Crashes crashes) =>
        [
            new GuardDeaths(world, crashes),
            new GuardStalls(world),
            _weather,
            new Strangers(world),
            new Plagues(world),
            new Ghosts(world),
        ];

    private void Expect(IEnumerable<IFault> faults)
    {
        foreach (var situation in faults.SelectMany(static fault => fault.ExpectedRarities))
        {
            _universe.Rarities.Expect(situation);
        }

        foreach (var situation in _world.Room is null ? [] : ImageAgent.Situations)
        {
            _universe.Rarities.Expect(situation);
        }

        foreach (var situation in _fleet.ExpectedRarities)
        {
            _universe.Rarities.Expect(situation);
        }
    }
}
