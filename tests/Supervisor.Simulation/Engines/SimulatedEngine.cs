using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Simulation.Engines.Execs;
using Supervisor.Simulation.Engines.Stock;
using Supervisor.Simulation.Engines.Wire;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Engines;

/// <summary>
/// The twin of a container engine: a server on a machine that is asked by HTTP, and may end and be started anew. What it has
/// on disk outlives it, and what runs in its containers may.
/// </summary>
internal sealed class SimulatedEngine
{
    internal const string Ended = "containers that the engine ended";
    internal const string Kept = "containers that outlived their engine";
    internal const string Rebooted = "containers that a reboot has ended";

    private const int KilledCode = 137;
    private const int RebootCode = 255;

    private static readonly TimeSpan BootTime = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    private readonly Machine _machine;
    private readonly List<EngineContainer> _containers = [];
    private readonly EngineApi _api;
    private readonly List<(TimeSpan From, TimeSpan To)> _absences = [];
    private int _runs;
    private bool _isStarting;

    internal SimulatedEngine(Machine machine, EngineWeather weather, IContainerPrograms programs)
    {
        _machine = machine;
        Weather = weather;
        Programs = programs;
        Files = new ContainerFiles(Universe.Chance, Universe.Rarities);
        Execs = new ExecApi(this);
        Life = new ContainerLife(machine, programs, Tell) { IsThere = () => Run is not null };
        _api = new EngineApi(this);
        Stock.Load(EngineStock.AgentsImage);
        Stock.Offer(EngineStock.AgentsImage);
        machine.Kernel.PowerLost += OnPowerLost;
    }

    internal EngineWeather Weather { get; }

    internal ContainerLife Life { get; }

    internal IContainerPrograms Programs { get; }

    /// <summary>What is written within containers, outside of them.</summary>
    internal ContainerFiles Files { get; }

    internal ExecApi Execs { get; }

    internal EngineStock Stock { get; } = new();

    internal Universe Universe => _machine.Universe;

    internal Machine Machine => _machine;

    /// <summary>Null while it is down.</summary>
    internal EngineRun? Run { get; private set; }

    /// <summary>Its <c>live-restore</c>: what runs goes on without it.</summary>
    internal bool KeepsContainers { get; set; }

    /// <summary>Somebody has put something else in the place of the images' shells: who only looks never hears of it again.</summary>
    internal bool HasHungShells { get; set; }

    /// <summary>All that are on its disk, in the order of their making.</summary>
    internal IReadOnlyList<EngineContainer> Containers => _containers;

    /// <summary>Who hears of each request that was taken, and of what becomes of it.</summary>
    internal Action<EngineCall, CallStage> Watch { get; set; } = static (_, _) => { };

    /// <summary>Hears of each shell that is about to run a program within a container.</summary>
    internal Action<EngineContainer, Inhabitant> OnShell { get; set; } = static (_, _) => { };

    internal Action<EngineContainer> OnMade { get; set; } = static _ => { };

    /// <summary>When it was not there, from its end to its next beginning; the last may go on.</summary>
    internal IReadOnlyList<(TimeSpan From, TimeSpan To)> Absences => _absences;

    internal DateTimeOffset Now => _machine.Clock.WallClock;

    internal EngineContainer? Find(string idOrName) => _containers.Find(it => it.Id == idOrName || it.Name == idOrName);

    internal void Take(EngineRun run, EngineCall call) => _api.Take(run, call);

    internal EngineContainer Add(string name, ContainerSpec spec)
    {
        var random = Universe.Chance.Next(int.MaxValue);
        var container = new EngineContainer($"{random:x8}{_containers.Count:x4}{Now.UtcTicks:x16}", name, spec);
        _containers.Add(container);
        Tell(container, "create");
        OnMade(container);
        return container;
    }

    /// <summary>As <c>docker rm -f</c>.</summary>
    internal void RemoveByForce(EngineContainer container) => _api.Containers.Remove(container, static () => { });

    internal void Remove(EngineContainer container)
    {
        _containers.Remove(container);
        Tell(container, "destroy");
    }

    /// <summary>Somebody starts it, if it is down: two that try at once start one.</summary>
    internal void Start()
    {
        if (Run is not null || _isStarting)
        {
            return;
        }

        _isStarting = true;
        var boot = _machine.Kernel.BootId;
        _machine.Kernel.After(
            Universe.Around(BootTime),
            () =>
            {
                if (boot == _machine.Kernel.BootId)
                {
                    _isStarting = false;
                    Begin();
                }
            }
        );
    }

    /// <summary>SIGKILL: all connections break, and what runs in containers goes on for now.</summary>
    internal void Kill()
    {
        var run = Run;
        Run = null;
        run?.End();
        if (run is not null)
        {
            _absences.Add((Universe.Clock.Now, TimeSpan.MaxValue));
            Universe.Trace.Add($"{_machine.Name} has no engine any more");
        }
    }

    /// <summary>
    /// SIGTERM: takes no connections any more; ends its containers, unless it keeps them; and then itself.
    /// </summary>
    internal void Stop()
    {
        if (Run is not { IsClosed: false } run)
        {
            return;
        }

        run.IsClosed = true;
        if (!KeepsContainers)
        {
            foreach (var container in _containers.Where(static it => it.Process is { IsAlive: true }))
            {
                Universe.Rarities.Reached(Ended);
                ContainerLife.Signal(container, Hosts.Signals.Terminate);
            }
        }

        EndWhenEmpty(run, Universe.Clock.Now + Grace);
    }

    internal void Tell(EngineContainer container, string action) => Run?.Tell(EngineEvents.Of(container, action, Now));

    private void EndWhenEmpty(EngineRun run, TimeSpan until)
    {
        if (Run != run)
        {
            return;
        }

        if (KeepsContainers || _containers.TrueForAll(static it => !it.IsRunning))
        {
            Kill();
            return;
        }

        if (Universe.Clock.Now >= until)
        {
            _containers.ForEach(static it => ContainerLife.Signal(it, Hosts.Signals.Kill));
        }

        _machine.Kernel.After(BetweenLooks, () => EndWhenEmpty(run, until));
    }

    private void Begin()
    {
        foreach (var container in _containers)
        {
            container.IsBeingRemoved = false;
            if (container.IsRunning)
            {
                Restore(container);
            }
        }

        if (_absences.Count > 0)
        {
            _absences[^1] = (_absences[^1].From, Universe.Clock.Now);
        }

        Run = new EngineRun($"{_machine.Kernel.BootId}-{++_runs}", Weather);
        Universe.Trace.Add($"{_machine.Name} has a new engine");
        foreach (var container in _containers.Where(static it => it.IsRunning))
        {
            Life.Watch(container);
        }
    }

    /// <summary>What an engine that starts makes of a container that ran under the last.</summary>
    private void Restore(EngineContainer container)
    {
        var process = container.Process;
        if (process is { IsAlive: true } && KeepsContainers)
        {
            Universe.Rarities.Reached(Kept);
            return;
        }

        if (process is { IsAlive: true })
        {
            Universe.Rarities.Reached(Ended);
            container.Process = null;
            process.Send(Hosts.Signals.Kill);
            Life.Note(container, KilledCode);
        }
        else
        {
            if (container.UnseenEnd is null)
            {
                Universe.Rarities.Reached(Rebooted);
            }

            Life.Note(container, container.UnseenEnd is { } end ? ContainerLife.CodeOf(end) : RebootCode);
        }
    }

    private void OnPowerLost()
    {
        Kill();
        _isStarting = false;
        Files.LosePower();
        foreach (var container in _containers)
        {
            container.Space?.Vanish();
            (container.Process, container.UnseenEnd) = (null, null);
        }
    }
}
