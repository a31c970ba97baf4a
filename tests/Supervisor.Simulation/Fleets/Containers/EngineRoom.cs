using Supervisor.Node.Composition;
using Supervisor.Runtimes.Containers;
using Supervisor.Runtimes.Containers.Making;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.Runtimes.Docker.Images.Credentials;
using Supervisor.Runtimes.Faults;
using Supervisor.Simulation.Engines;
using Supervisor.Simulation.Engines.Driving;
using Supervisor.Simulation.Engines.Wire;
using Supervisor.Simulation.Fleets.Programs;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Plants;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Simulation.Fleets.Containers;

/// <summary>A machine's container engine, and the daemons' own runtime of containers on it.</summary>
internal sealed class EngineRoom : IDisposable
{
    internal const string Cluster = "cluster";
    internal const string Node = "node";

    /// <summary>Between two whole lists, and until the second is answered.</summary>
    private static readonly TimeSpan BeforeAnEnd = TimeSpan.FromSeconds(45);

    private const double ShareWithoutImage = 0.4;

    private static readonly TimeSpan UntilFound = TimeSpan.FromSeconds(12);

    /// <summary>Whoever runs the simulation has logins that are no part of it.</summary>
    private static readonly UserSurroundings Nobody = new(
        new Dictionary<string, string>(StringComparer.Ordinal),
        "/nowhere",
        IsWindows: false
    );

    private readonly FleetWorld _world;
    private readonly FleetPrograms _programs;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("supervisor-simulation-");
    private readonly Plant _plant;
    private bool _isFull;
    private readonly SortedDictionary<string, Shelf> _shelves = new(StringComparer.Ordinal);

    internal EngineRoom(FleetWorld world, FleetPrograms programs, Plant plant)
    {
        (_world, _programs, _plant) = (world, programs, plant);
        var (universe, machine) = (world.Universe, world.Machine);
        Containers = new FleetContainers(world, programs);
        Weather = new EngineWeather(universe.Chance, universe.Rarities);
        Engine = new SimulatedEngine(machine, Weather, Containers) { KeepsContainers = universe.Chance.Next() < 0.5 };
        SeesProcesses = universe.Chance.Next() < 0.5;
        HasWatches = universe.Chance.Next() < 0.7;
        if (universe.Chance.Next() < ShareWithoutImage)
        {
            Engine.Stock.Images.Clear();
        }

        Engine.OnMade = world.Inspection.OnMade;
        Engine.Watch = OnCall;
        machine.Kernel.PowerLost += OnPowerLost;
        Engine.Start();
    }

    internal SimulatedEngine Engine { get; }

    internal EngineWeather Weather { get; }

    internal FleetContainers Containers { get; }

    /// <summary>Its daemons have the machine's pids in sight.</summary>
    internal bool SeesProcesses { get; }

    /// <summary>The kernel has watches for its daemons.</summary>
    internal bool HasWatches { get; }

    /// <summary>A full disk did not take a record: a daemon that starts later may not know a run.</summary>
    internal bool HasRefused { get; private set; }

    /// <summary>A full disk did not take who has left: a daemon that starts later may not know that a container of theirs is to go.</summary>
    internal bool MayForgetWhoLeft => _shelves.Values.Any(static shelf => shelf.HasRefusedToKeep);

    /// <summary>Hears of what daemons ask the engine, after the invariants.</summary>
    internal Action<EngineCall, CallStage> Watch { get; set; } = static (_, _) => { };

    /// <summary>
    /// Whether an end may be told as the engine's: it was ended by it, or came between the last whole list under one engine and the
    /// first answer of the next.
    /// </summary>
    internal bool MayBeTheEngines(Life life) =>
        Engine.Absences.Any(away =>
            away.From - BeforeAnEnd <= life.Ended
            && (away.To == TimeSpan.MaxValue || life.Ended <= away.To + UntilFound)
        );

    internal void FillDisk(bool isFull)
    {
        _isFull = isFull;
        Engine.Files.IsFull = isFull;
        foreach (var shelf in _shelves.Values)
        {
            shelf.IsFull = isFull;
        }

        HasRefused |= isFull;
    }

    internal NodePorts Equip(Daemon daemon, NodePorts ports)
    {
        var context = new DaemonContext(daemon);
        var clock = new ContextTime(ports.Clock, context);
        var runtime = Make(context, clock, daemon, ports);
        return ports with
        {
            Containers = new DrivenRuntime(runtime, daemon, context, _programs),
            FollowPlan = plan => Follow(context, runtime, plan),
        };
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>As the daemon's own host does: with the first containers of a plan an engine is looked for.</summary>
    private static void Follow(DaemonContext context, ContainerRuntime runtime, NodePlan plan)
    {
        runtime.Follow(plan);
        if (plan.Groups.Any(group => group.Agents.Any(agent => agent.Launch.Runtime is RuntimeKind.Containers)))
        {
            context.Run(runtime.Expect);
        }
    }

    private ContainerRuntime Make(DaemonContext context, TimeProvider clock, Daemon daemon, NodePorts ports)
    {
        var settings = new ContainerRuntimeSettings(
            Cluster,
            Node,
            _folder.FullName,
            Path.Combine(_folder.FullName, "logs"),
            _world.Machine.Kernel.BootId
        );
        var parts = new ContainerRuntimeParts
        {
            Engine = new DoorSource(new EngineDoor(Engine, daemon), clock),
            Maker = _plant == Plant.DoubleCreate ? new EagerMaker(Maker(clock)) : Maker(clock),
            Surroundings = ports.Surroundings,
            KeepLog = static (_, _) => { },
            Tell = static _ => { },
            Faults = new WorkFaults(
                (work, fault) => _world.Universe.Violate("no-unforeseen-fault", $"{work}: {fault}")
            ),
            Folder = ShelfOf,
            Watch = () => HasWatches ? new RecordsWatch(Engine.Files, daemon) : new BlindWatch(),
            Sight = _plant == Plant.DeadSight ? new DeadSight(Sight()) : Sight(),
            Clock = clock,
            Chance = ports.Chance,
        };
        ContainerRuntime? made = null;
        context.Run(() => made = new ContainerRuntime(settings, parts));
        return made!;
    }

    private MachineSight Sight() => new(Engine, isBlind: !SeesProcesses);

    private static ContainerMaking Maker(TimeProvider clock) =>
        new ContainerMaking(new ImagePulls(new RegistryLogins(Nobody, clock), new PullGate(1)), clock, static _ => { });

    private void OnCall(EngineCall call, CallStage stage)
    {
        if (stage == CallStage.Taken)
        {
            _world.Inspection.OnCall(call);
        }

        Watch(call, stage);
    }

    private Shelf ShelfOf(string path)
    {
        if (!_shelves.TryGetValue(path, out var shelf))
        {
            shelf = new Shelf(_world.Universe.Chance, _world.Universe.Rarities) { IsFull = _isFull };
            _shelves.Add(path, shelf);
        }

        return shelf;
    }

    private void OnPowerLost()
    {
        foreach (var shelf in _shelves.Values)
        {
            shelf.LosePower();
        }

        Engine.Start();
    }
}
