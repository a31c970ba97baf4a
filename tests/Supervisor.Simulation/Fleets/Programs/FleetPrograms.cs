using Supervisor.Fleet.Values;
using Supervisor.Simulation.Fleets.Drafts;
using Supervisor.Simulation.Fleets.Words;
using Supervisor.Simulation.Guards;
using Supervisor.Simulation.Hosts;
using Supervisor.Simulation.Machines;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Simulation.Fleets.Programs;

/// <summary>The programs of a fleet's agents, and the world's notes of what daemons ask for them and are told of them.</summary>
internal sealed class FleetPrograms(FleetWorld world) : IPrograms
{
    internal const string Ghost = "ghost";
    internal const string Renamed = "a run of a container that was another incarnation than it seemed";

    private readonly Dictionary<Life, AgentProgram> _running = [];

    private int _ghosts;

    internal bool IsWell(Life life) => _running.TryGetValue(life, out var program) && program.IsWell;

    public IProgram? Find(LaunchRequest request, ValueMap<string> variables)
    {
        return Run(new Bearer(world.Lives.Find(request.Id)!), variables[DeskPort.TokenVariable]);
    }

    /// <param name="secret">The token that it finds where it begins.</param>
    internal IProgram Run(Bearer bearer, string secret) =>
        new Watched(this, bearer, new AgentProgram(world.Universe, bearer, secret, world.Voice, world.Climate));

    /// <summary>A run that was taken for another incarnation's, or for nobody's.</summary>
    internal void Become(Bearer bearer, Life life)
    {
        var before = bearer.Life;
        world.Universe.Rarities.Reached(Renamed);
        (life.Process, life.Began, life.Ended) = (before.Process, before.Began, before.Ended);
        (life.HasSaidReady, life.LastSaid, life.HasCompleted) = (
            before.HasSaidReady,
            before.LastSaid,
            before.HasCompleted
        );
        (life.LastUnwell, life.LastHeard) = (before.LastUnwell, before.LastHeard);
        (before.Process, before.Began, before.Ended) = (null, null, null);
        bearer.Life = life;
        if (_running.Remove(before, out var program))
        {
            _running.Add(life, program);
        }
    }

    /// <summary>A workload that bears this node's name, and that nobody there has ever asked for.</summary>
    internal void StartGhost()
    {
        var address = new AgentAddress(Ghost, $"{Ghost}-{++_ghosts}");
        var definition = new AgentDefinition
        {
            Address = address,
            Hash = Ghost,
            Launch = new ProcessLaunch { Command = ["agent", $"{Way.IsSilent}", $"{Nature.Steady}"], Directory = "/" },
        };
        var id = new WorkloadId(address, "1-0");
        world.Lives.Add(new Life(id, definition, world.Now, world.Machine.Kernel.BootId));
        var program = Find(new LaunchRequest(id, definition), ValueMap<string>.Empty.With(DeskPort.TokenVariable, ""));
        world.Post.Guard?.Start(id, program, leash: null, static _ => { });
    }

    public void OnAsked(Daemon daemon, LaunchRequest request)
    {
        if (world.Lives.Find(request.Id) is not { } life)
        {
            life = new Life(request.Id, request.Definition, world.Now, world.Machine.Kernel.BootId);
            world.Lives.Add(life);
        }

        world.Inspection.OnAsked(life);
    }

    public void OnStop(Daemon daemon, WorkloadId id)
    {
        if (world.Lives.Find(id) is { } life)
        {
            world.Inspection.OnStopAsked(life);
            life.StopAsked ??= world.Now;
        }
    }

    public void OnNews(Daemon daemon, Workload workload)
    {
        var known = world.Lives.Find(workload.Id);
        if (known is { Definition.Launch: ListenLaunch })
        {
            world.Room?.Containers.OnHeard(known, workload);
        }
        else if (workload.Process is { Container: not null } process && known?.Definition.Launch is not ExecLaunch)
        {
            world.Room?.Containers.OnNamed(workload.Id, process);
        }

        if (world.Lives.Find(workload.Id) is not { } life)
        {
            return;
        }

        if (!workload.IsRunning)
        {
            life.EndTold = (daemon, world.Now);
        }
        else if (life.RunTold?.Daemon != daemon)
        {
            life.RunTold = (daemon, world.Now);
        }
    }

    /// <summary>Of one that an image starts, before anybody listens to it.</summary>
    internal AgentProgram MakeUnheard(Bearer bearer) => new(world.Universe, bearer, "", world.Voice, world.Climate);

    internal void BeginHeard(Life life, SimulatedProcess process, AgentProgram program) =>
        OnBegan(life, process, program);

    internal void EndHeard(Life life) => OnEnded(life, hasSucceeded: false);

    private void OnBegan(Bearer bearer, SimulatedProcess process, AgentProgram program)
    {
        process.OnGone = hasSucceeded => OnEnded(bearer.Life, hasSucceeded);
        OnBegan(bearer.Life, process, program);
    }

    private void OnBegan(Life life, SimulatedProcess process, AgentProgram program)
    {
        // After a reboot the same start may be made once more, by the same name.
        (life.Process, life.Began, life.Ended) = (process, world.Now, null);
        (life.RunTold, life.EndTold) = (null, null);
        _running.Add(life, program);
        world.Inspection.OnBegan(life);
    }

    private void OnEnded(Life life, bool hasSucceeded)
    {
        (life.Ended, life.HasCompleted) = (world.Now, hasSucceeded && life.StopAsked is null);
        _running.Remove(life);
        world.Inspection.OnEnded(life);
    }

    private sealed class Watched(FleetPrograms programs, Bearer bearer, AgentProgram program) : IProgram
    {
        public void Begin(SimulatedProcess self)
        {
            programs.OnBegan(bearer, self, program);
            program.Begin(self);
        }

        public void OnSignal(SimulatedProcess self, int signal) => program.OnSignal(self, signal);
    }
}
