using Supervisor.Node.Composition;
using Supervisor.Simulation.Fleets.Containers;
using Supervisor.Simulation.Fleets.Operators;
using Supervisor.Simulation.Fleets.Programs;
using Supervisor.Simulation.Fleets.Words;
using Supervisor.Simulation.Guards;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Plants;
using Supervisor.Simulation.World;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Roster;

namespace Supervisor.Simulation.Fleets;

/// <summary>One machine on which a fleet is run, and all that the world knows of it.</summary>
internal sealed class FleetWorld : IDisposable
{
    private readonly Plant _plant;
    private readonly FleetPrograms _programs;
    private readonly Dictionary<AgentAddress, TimeSpan> _stopping = [];
    private (Daemon Daemon, DeskPort Port)? _desk;
    private (Daemon Daemon, RosterView View)? _view;

    /// <param name="hasEngine">The machine has a container engine.</param>
    internal FleetWorld(Universe universe, Machine machine, Plant plant, bool hasEngine = false)
    {
        (Universe, Machine, _plant) = (universe, machine, plant);
        Post = new GuardPost(machine);
        Weather = new RuntimeWeather(universe.Chance, universe.Rarities);
        Desk = new SimulatedDesk(universe.Chance);
        Voice = new Voice(
            universe,
            machine,
            daemon => _desk is { } desk && desk.Daemon == daemon ? desk.Port : null,
            Inspection
        );
        _programs = new FleetPrograms(this);
        PlaceOf = _ => this;
        Past = machine.Journal.WrittenTo;
        Room = hasEngine ? new EngineRoom(this, _programs, plant) : null;
    }

    internal Universe Universe { get; }

    internal Machine Machine { get; }

    internal GuardPost Post { get; }

    /// <summary>Null: of a machine without a container engine.</summary>
    internal EngineRoom? Room { get; }

    internal RuntimeWeather Weather { get; }

    internal SimulatedDesk Desk { get; }

    internal Voice Voice { get; }

    internal Climate Climate { get; } = new();

    internal Lives Lives { get; } = new();

    internal FleetBook Book { get; } = new();

    internal Inspection Inspection { get; } = new();

    /// <summary>The machine on which a need is looked for.</summary>
    internal Func<NeedTarget, FleetWorld> PlaceOf { get; set; }

    /// <summary>All that is on the disk of a stream, also where others have it after this machine and before.</summary>
    internal Func<string, IEnumerable<StoredEvent>> Past { get; set; }

    internal TimeSpan Now => Universe.Clock.Now;

    /// <summary>Nodes of a cluster pass the group from one to the other, each with what it knows of it alone.</summary>
    internal bool IsMovable(string group) =>
        Book.Revisions.Any(order => order.Plan!.Groups.Any(of => of.Name == group && of.Movable is not null));

    /// <summary>What the daemon that runs now said last of all; null while it has said nothing.</summary>
    internal RosterView? View => _view is { } said && said.Daemon == Machine.Daemon ? said.View : null;

    /// <summary>For how long the daemon that runs now could have done something, had it known at that moment.</summary>
    internal TimeSpan AwakeSince(TimeSpan moment)
    {
        if (Machine.Daemon is not { IsPaused: false } daemon || Machine.Clock.IsAsleep)
        {
            return TimeSpan.Zero;
        }

        return Now - (daemon.AwakeSince > moment ? daemon.AwakeSince : moment);
    }

    /// <summary>The ports of a new daemon, with the twins of what runs, hears and asks agents.</summary>
    internal NodePorts Equip(Daemon daemon, NodePorts ports)
    {
        var desk =
            _plant == Plant.StaleReady
                ? new BelievingDesk(Desk, daemon, Machine.Kernel, ports.Directory)
                : new DeskPort(Desk, daemon, Machine.Kernel, ports.Directory);
        _desk = (daemon, desk);
        var runtime = new SimulatedRuntime(Post, Weather, daemon, desk, _programs);
        var equipped = ports with
        {
            BootClock = Machine.Kernel,
            Surroundings = desk,
            Prober = new SimulatedProber(Universe, daemon, Lives, _programs.IsWell) { Badness = () => Voice.Badness },
            Runtime = _plant == Plant.DoubleStart ? new HastyRuntime(runtime) : runtime,
        };
        return Room?.Equip(daemon, equipped) ?? equipped;
    }

    internal void OnView(Daemon daemon, RosterView view)
    {
        if (daemon == Machine.Daemon)
        {
            _view = (daemon, view);
            NoteReady(view);
            NoteStopping(view);
        }
    }

    /// <summary>When its node last said that it is being stopped; null: never.</summary>
    internal TimeSpan? LastStopping(AgentAddress agent) => _stopping.TryGetValue(agent, out var last) ? last : null;

    /// <inheritdoc cref="FleetPrograms.StartGhost"/>
    internal void StartGhost() => _programs.StartGhost();

    public void Dispose() => Room?.Dispose();

    internal void OnDone(Order order) => Inspection.OnDone(order);

    private void NoteStopping(RosterView view)
    {
        foreach (var agent in view.Agents.Values.Where(static agent => agent.Phase == AgentPhase.Stopping))
        {
            _stopping[agent.Address] = Now;
        }
    }

    private void NoteReady(RosterView view)
    {
        foreach (var agent in view.Agents.Values.Where(static agent => agent.IsReady))
        {
            if (Lives.Find(new WorkloadId(agent.Address, agent.Incarnation)) is { } life)
            {
                life.WasReportedReady = true;
            }
        }
    }
}
