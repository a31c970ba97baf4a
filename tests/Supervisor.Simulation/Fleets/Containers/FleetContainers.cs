using Supervisor.Runtimes.Containers;
using Supervisor.Simulation.Engines;
using Supervisor.Simulation.Fleets.Drafts;
using Supervisor.Simulation.Fleets.Programs;
using Supervisor.Simulation.Fleets.Words;
using Supervisor.Simulation.Hosts;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Simulation.Fleets.Containers;

/// <summary>What a fleet's containers run, and the world's notes of which run of which is which incarnation.</summary>
internal sealed class FleetContainers(FleetWorld world, FleetPrograms programs) : IContainerPrograms
{
    internal const string OneRun = "one run of a container is one incarnation, and one incarnation is one run";

    internal const string WithContainer = "what an image starts ends with its container, or when it is let go";

    /// <summary>As its runtime calls a run that nobody has ordered.</summary>
    internal const string ByHand = "by-hand-";

    private readonly List<ContainerRun> _runs = [];

    /// <summary>Null: it is not of this fleet.</summary>
    internal static AgentAddress? OwnerOf(EngineContainer container) =>
        container.Labels.GetValueOrDefault(ContainerLabels.Cluster) == EngineRoom.Cluster
        && container.Labels.GetValueOrDefault(ContainerLabels.Node) == EngineRoom.Node
        && container.Labels.GetValueOrDefault(ContainerLabels.Group) is { } group
        && container.Labels.GetValueOrDefault(ContainerLabels.Agent) is { } agent
            ? new AgentAddress(group, agent)
            : null;

    internal static bool IsByHand(Life life) => life.Id.Incarnation.StartsWith(ByHand, StringComparison.Ordinal);

    public IProgram? Find(EngineContainer container, DateTimeOffset began)
    {
        if (OwnerOf(container) is not { } agent)
        {
            return new Idle();
        }

        var run = new ContainerRun(
            container.Id,
            began,
            world.Machine.Kernel.BootId,
            new Bearer(Guess(agent, container, began))
        )
        {
            Started =
            [
                .. ImageAgent
                    .WordsIn(container.Spec.Cmd ?? [])
                    .Select(word => new ImageAgent(world, programs, agent, word)),
            ],
        };
        _runs.Add(run);
        return new ImageProgram(programs.Run(run.Bearer, world.Desk.FindSecret(agent) ?? ""), run.Started);
    }

    /// <summary>It is told which incarnation it is, as every program is that is started within.</summary>
    public IProgram? FindWithin(
        EngineContainer container,
        IReadOnlyList<string> command,
        IReadOnlyList<string> environment
    )
    {
        if (OwnerOf(container) is not { IsHolder: true } holder)
        {
            return null;
        }

        var variables = environment.Select(static of => of.Split('=', 2)).ToDictionary(of => of[0], of => of[1]);
        var agent = new AgentAddress(holder.Group, variables[DeskPort.AgentVariable]);
        var life = world.Lives.Find(new WorkloadId(agent, variables[DeskPort.IncarnationVariable]))!;
        if (life.IsAlive)
        {
            world.Universe.Violate(OneRun, $"{life} was begun once more while it lived");
            return null;
        }

        return programs.Run(new Bearer(life), variables[DeskPort.TokenVariable]);
    }

    public bool IsWell(EngineContainer container)
    {
        if (_runs.FindLast(run => run.Container == container.Id) is not { Bearer.Life: var life })
        {
            return false;
        }

        var isWell = programs.IsWell(life);
        life.LastUnwell = isWell ? life.LastUnwell : world.Now;
        return isWell;
    }

    /// <summary>A daemon says of an agent that an image starts that it listens to it, or does so no more.</summary>
    internal void OnHeard(Life life, Workload workload)
    {
        if (!workload.IsRunning)
        {
            OnUnheard(life);
        }
        // A list that was made before it was let go may come afterwards.
        else if (
            life is { IsAlive: false, EndTold: null }
            && workload.Process is { } process
            && RunOf(process) is { } run
        )
        {
            (run.Started.Find(agent => agent.Agent == life.Agent) ?? Missing(run, life.Agent))?.HeardAs(life);
        }
    }

    private ContainerRun? RunOf(ProcessFacts process) =>
        _runs.Find(run => run.Container == process.Container && run.Began == process.Started);

    /// <summary>
    /// Its container is still that of an earlier revision, as in a freeze, and starts nobody of that name: who listens to it listens to the
    /// container, and hears nothing.
    /// </summary>
    private ImageAgent? Missing(ContainerRun run, AgentAddress agent)
    {
        if (run.Bearer.Life.Process is not { } container)
        {
            return null;
        }

        var missing = ImageAgent.NobodyOf(world, programs, agent, container);
        run.Started.Add(missing);
        return missing;
    }

    private void OnUnheard(Life life)
    {
        if (life is { IsAlive: true, StopAsked: null })
        {
            world.Universe.Violate(WithContainer, $"{life} is told to have ended, and its container runs");
        }

        _runs.SelectMany(static run => run.Started).FirstOrDefault(agent => agent.Is(life))?.LetGo();
    }

    /// <summary>A daemon says which incarnation a run is. It says so of each run for ever, and of no second one.</summary>
    internal void OnNamed(WorkloadId id, ProcessFacts process)
    {
        var run = RunOf(process);
        if (run is null || run.Bearer.Life.Agent != id.Agent)
        {
            return;
        }

        if (run.Bearer.Life.Id != id)
        {
            Rename(run, id);
        }

        run.IsNamed = true;
    }

    /// <summary>
    /// With the power the record of a run may be lost, and what was decided is done by the same name once more after the restart:
    /// of the run before nothing is left.
    /// </summary>
    private void Rename(ContainerRun run, WorkloadId id)
    {
        if (run.IsNamed && !world.Room!.HasRefused)
        {
            world.Universe.Violate(OneRun, $"the run of {run.Began:O} was {run.Bearer.Life}, and is now {id}");
        }
        else if (_runs.Exists(it => it != run && it.IsNamed && it.Bearer.Life.Id == id && it.Boot == run.Boot))
        {
            world.Universe.Violate(OneRun, $"{id} is the run of {run.Began:O}, and was another before");
        }
        else
        {
            programs.Become(run.Bearer, world.Lives.Find(id) ?? Stray(id, run.Bearer.Life.Definition));
        }
    }

    /// <summary>That which was asked for last and has not begun yet, as long as nobody says otherwise.</summary>
    private Life Guess(AgentAddress agent, EngineContainer container, DateTimeOffset began)
    {
        // One that its image starts by now still may have a container from when it had one of its own.
        var last = world.Lives.Of(agent).LastOrDefault(static life => life.Definition.Launch is not ListenLaunch);
        if (last is { Began: null })
        {
            return last;
        }

        var id = new WorkloadId(agent, $"{ByHand}{began.UtcTicks}");
        return Stray(id, last?.Definition ?? GhostOf(agent, container));
    }

    private Life Stray(WorkloadId id, AgentDefinition definition)
    {
        var life = new Life(id, definition, world.Now, world.Machine.Kernel.BootId);
        world.Lives.Add(life);
        return life;
    }

    private static AgentDefinition GhostOf(AgentAddress agent, EngineContainer container) =>
        new()
        {
            Address = agent,
            Hash = FleetPrograms.Ghost,
            Launch = new ContainerLaunch(ContainerDraft.Define(agent, [.. container.Spec.Cmd ?? []], hasHealth: false)),
        };

    private sealed class Idle : IProgram
    {
        public void Begin(SimulatedProcess self) { }

        public void OnSignal(SimulatedProcess self, int signal) => self.Die(signal);
    }
}
