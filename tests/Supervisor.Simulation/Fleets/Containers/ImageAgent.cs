using System.Globalization;
using Supervisor.Actors.Restarts;
using Supervisor.Simulation.Fleets.Drafts;
using Supervisor.Simulation.Fleets.Programs;
using Supervisor.Simulation.Hosts;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Simulation.Fleets.Containers;

/// <summary>
/// An agent that its container's image starts: its program is one with the container's, begins and ends with it, and is this or that
/// incarnation only while a daemon listens to it.
/// </summary>
internal sealed class ImageAgent
{
    private const char Between = ':';
    private const string Unheard = "unheard";
    private static readonly TimeSpan UsualTtl = TimeSpan.FromSeconds(4);

    private const string Heard = "an agent that its image starts is listened to";
    private const string HeardAnew =
        "an agent that its image starts is listened to anew in the same run of its container";
    private const string EndedAlong = "an agent that its image starts has ended with its container";

    private readonly FleetWorld _world;
    private readonly FleetPrograms _programs;
    private readonly AgentDefinition _told;
    private readonly Bearer _bearer;
    private readonly AgentProgram _program;
    private SimulatedProcess? _self;
    private bool _wasHeard;

    /// <param name="word">As <see cref="Write"/> has it.</param>
    internal ImageAgent(FleetWorld world, FleetPrograms programs, AgentAddress holder, string word)
    {
        (_world, _programs) = (world, programs);
        var parts = word.Split(Between);
        Agent = new AgentAddress(holder.Group, parts[0]);
        _told = new AgentDefinition
        {
            Address = Agent,
            Hash = Unheard,
            // It beats as it always does, whether anybody listens or not.
            Ttl = UsualTtl,
            Launch = new ExecLaunch(holder) { Command = ["agent", parts[1], parts[2], parts[3]] },
        };
        _bearer = new Bearer(OfNobody());
        _program = programs.MakeUnheard(_bearer);
    }

    internal static IReadOnlyList<string> Situations { get; } = [Heard, HeardAnew, EndedAlong];

    internal AgentAddress Agent { get; }

    /// <summary>As the command of a container has it.</summary>
    internal static string Write(AgentDraft agent) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{agent.Name}{Between}{agent.Way}{Between}{agent.Nature}{Between}{agent.Version}"
        );

    internal static IEnumerable<string> WordsIn(IReadOnlyList<string> command) =>
        command.Where(static word => word.Contains(Between, StringComparison.Ordinal));

    /// <summary>There is no such program in the container.</summary>
    internal static ImageAgent NobodyOf(
        FleetWorld world,
        FleetPrograms programs,
        AgentAddress agent,
        SimulatedProcess container
    )
    {
        var nobody = new AgentDraft(agent.Agent, Way.IsSilent, Nature.Steady) { Restart = RestartPolicy.Default };
        return new ImageAgent(world, programs, AgentAddress.HolderOf(agent.Group), Write(nobody)) { _self = container };
    }

    internal void Begin(SimulatedProcess self)
    {
        _self = self;
        _bearer.Life.Process = self;
        _program.Begin(self);
    }

    internal bool Is(Life life) => _bearer.Life == life;

    /// <summary>A daemon says that it listens to it as that incarnation: as any other nobody does any more.</summary>
    internal void HeardAs(Life life)
    {
        if (_self is { IsAlive: true })
        {
            LetGo();
            _world.Universe.Rarities.Reached(_wasHeard ? HeardAnew : Heard);
            _wasHeard = true;
            Become(life);
            _programs.BeginHeard(life, _self, _program);
        }
        else if (life.Began is null)
        {
            // It was told late, and has ended since.
            (life.Began, life.Ended) = (_world.Now, _world.Now);
        }
    }

    internal void LetGo()
    {
        if (_bearer.Life is { IsAlive: true } heard)
        {
            _programs.EndHeard(heard);
            Become(OfNobody());
        }
    }

    /// <summary>Its container has ended.</summary>
    internal void End()
    {
        if (_bearer.Life is { IsAlive: true } heard)
        {
            _world.Universe.Rarities.Reached(EndedAlong);
            _programs.EndHeard(heard);
        }
    }

    /// <summary>What it says goes on, and counts as whoever it is by then.</summary>
    private void Become(Life life)
    {
        var before = _bearer.Life;
        (life.Process, life.LastSaid, life.HasSaidReady) = (_self, before.LastSaid, before.HasSaidReady);
        life.LastUnwell = before.LastUnwell;
        if (before.Id.Incarnation == Unheard)
        {
            // It may have been heard already when its daemon had only just begun to listen.
            life.LastHeard = before.LastHeard;
        }

        (before.HeardAs, _bearer.Life) = (life, life);
    }

    private Life OfNobody() =>
        new(new WorkloadId(Agent, Unheard), _told, _world.Now, _world.Machine.Kernel.BootId) { IsOfImage = true };
}
