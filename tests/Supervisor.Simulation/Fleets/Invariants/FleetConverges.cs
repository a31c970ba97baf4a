using Supervisor.Fleet.Model.Agents;
using Supervisor.Simulation.Fleets.Containers;
using Supervisor.Simulation.Fleets.Operators;
using Supervisor.Simulation.Fleets.Programs;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Simulation.Fleets.Invariants;

internal sealed class FleetConverges(FleetWorld world) : Invariant(world)
{
    internal const string AsDesired = "when faults cease the fleet becomes what it should be";

    private static readonly OrderKind[] StartsOfAgents = [OrderKind.StartAgent, OrderKind.RestartAgent];
    private static readonly OrderKind[] StartsOfGroups = [OrderKind.StartGroup, OrderKind.RestartGroup];

    internal override string Sentence => AsDesired;

    internal override void CheckAtEnd()
    {
        if (World.Book.Orders.FirstOrDefault(static order => !order.IsSettled) is { } open)
        {
            Violate($"{open.Kind} {open.Id} of {open.Issued} was never settled");
        }

        if (World.Book.Applied?.Plan is not { } plan || World.View is null)
        {
            Violate("the node says nothing, or has applied nothing");
            return;
        }

        // Where a movable one is to run is more than this machine's affair.
        var own = plan.Groups.Where(static group => group.Movable is null);
        foreach (var definition in own.SelectMany(static group => group.Agents))
        {
            Check(definition);
        }

        // What was never theirs is reported, and left alone.
        var gone = World.Lives.All.Where(life =>
            life.IsAlive
            && life.Agent.Group != FleetPrograms.Ghost
            && !FleetContainers.IsByHand(life)
            && !plan.Groups.Any(group => Has(group, life.Agent))
        );
        foreach (var life in gone)
        {
            Violate($"{life} lives, though no revision has it any more");
        }
    }

    internal void Check(AgentDefinition definition)
    {
        var alive = World.Lives.Of(definition.Address).Where(static life => life.IsAlive).ToList();
        var said = World.View!.Agents.GetValueOrDefault(definition.Address.Path);
        var isStopped = IsStopped(definition.Address);
        if (isStopped is true)
        {
            if (alive.Count > 0)
            {
                Violate($"{alive[0]} lives, though it was stopped by order");
            }
        }
        else if (
            !(isStopped is null && alive.Count == 0 && said is { Phase: AgentPhase.Stopped, IsWanted: false })
            && !IsAtRest(definition, said)
            && !(alive is [var life] && IsRight(definition, life, said))
        )
        {
            Violate($"{definition.Address} is to run, lives {alive.Count} times, and its node says {said}");
        }
    }

    /// <summary>Also when a revision has left it out since: a stop stands until somebody starts what was stopped.</summary>
    private bool? IsStopped(AgentAddress agent) =>
        World.Book.StandsAtRest(agent, [OrderKind.StopAgent], StartsOfAgents)
        | World.Book.StandsAtRest(agent, [OrderKind.StopGroup], StartsOfGroups);

    private bool IsRight(AgentDefinition definition, Life life, AgentSnapshot? said) =>
        life.Definition.Hash == definition.Hash
        && said is { IsReady: true }
        && said.Incarnation == life.Id.Incarnation
        && (IsOutOfSight(definition) || said.Process?.Pid == life.Process?.Facts.Pid);

    /// <summary>A program within a container, whose number on the machine its daemon cannot see.</summary>
    private bool IsOutOfSight(AgentDefinition definition) =>
        definition.Launch is ExecLaunch && World.Room is { SeesProcesses: false };

    private bool IsAtRest(AgentDefinition definition, AgentSnapshot? said) =>
        said switch
        {
            { Phase: AgentPhase.Completed } => World.Lives.Of(definition.Address).Any(static life => life.HasCompleted),
            { Phase: AgentPhase.Stopped, Cause: AgentCauses.NotRestarted } => definition.RestartMode
                == RestartMode.Never,
            { Phase: AgentPhase.Waiting, Cause: AgentCauses.NeedNotReady } => definition.Needs.Any(need =>
                !IsMet(need)
            ),
            _ => false,
        };

    private bool IsMet(NeedDefinition need)
    {
        var view = World.PlaceOf(need.Target).View;
        return need switch
        {
            _ when view is null => false,
            { IsOfCall: true } => view.Agents.Values.Any(agent =>
                agent.Address.Group == need.Target.Group && !agent.Address.IsHolder && IsCalling(agent)
            ),
            { IsOfRunning: true, Target.Agent: { } holder } => view.Agents.GetValueOrDefault(
                    $"{need.Target.Group}/{holder}"
                )
                ?.Phase.IsUp() == true,
            { Target.Agent: { } agent } => view.Agents.GetValueOrDefault($"{need.Target.Group}/{agent}") is { } said
                && (need.IsCompletion ? said.Phase == AgentPhase.Completed : said.Satisfies),
            _ => view.Groups.GetValueOrDefault(need.Target.Group) is { IsReady: true },
        };
    }

    /// <summary>Whether an agent wants the container that it is to be run within.</summary>
    private static bool IsCalling(AgentSnapshot agent) =>
        agent.IsWanted
        && agent.Phase
            is not (AgentPhase.Quarantined or AgentPhase.Completed or AgentPhase.Stopped or AgentPhase.Unknown)
        && (agent.Phase != AgentPhase.Waiting || agent.Missing is [{ Agent: AgentAddress.HolderName }]);

    private static bool Has(GroupDefinition group, AgentAddress agent) => group.Agents.Any(of => of.Address == agent);
}
