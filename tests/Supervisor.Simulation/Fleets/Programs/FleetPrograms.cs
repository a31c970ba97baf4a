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

    private readonly Dictionary<Life, AgentProgram> _running = [];

    private int _ghosts;

    internal bool IsWell(Life life) => _running.TryGetValue(life, out var program) && program.IsWell;

    public IProgram? Find(LaunchRequest request, ValueMap<string> variables)
    {
        var life = world.Lives.Find(request.Id)!;
        var secret = variables[DeskPort.TokenVariable];
        var program = new AgentProgram(world.Universe, life, secret, world.Voice, world.Climate);
        return new Watched(this, life, program);
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
        if (!workload.IsRunning && world.Lives.Find(workload.Id) is { } life)
        {
            life.EndTold = (daemon, world.Now);
        }
    }

    private void OnBegan(Life life, SimulatedProcess process, AgentProgram program)
    {
        // After a reboot the same start may be made once more, by the same name.
        (life.Process, life.Began, life.Ended, life.EndTold) = (process, world.Now, null, null);
        _running.Add(life, program);
        process.OnGone = hasSucceeded => OnEnded(life, hasSucceeded);
        world.Inspection.OnBegan(life);
    }

    private void OnEnded(Life life, bool hasSucceeded)
    {
        (life.Ended, life.HasCompleted) = (world.Now, hasSucceeded && life.StopAsked is null);
        _running.Remove(life);
        world.Inspection.OnEnded(life);
    }

    private sealed class Watched(FleetPrograms programs, Life life, AgentProgram program) : IProgram
    {
        public void Begin(SimulatedProcess self)
        {
            programs.OnBegan(life, self, program);
            program.Begin(self);
        }

        public void OnSignal(SimulatedProcess self, int signal) => program.OnSignal(self, signal);
    }
}
