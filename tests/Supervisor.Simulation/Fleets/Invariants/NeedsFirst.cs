using Supervisor.Supervision.Definitions;

namespace Supervisor.Simulation.Fleets.Invariants;

internal sealed class NeedsFirst(FleetWorld world) : Invariant(world)
{
    internal const string NeedsComeFirst = "no agent is started before each of its needs was ready";

    /// <summary>
    /// From when a need ends until its node knows, and from a start's decision until it is asked for: a start waits for its
    /// turn, behind others that hang.
    /// </summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(45);

    /// <summary>A second, on a clock that may go fast.</summary>
    private static readonly TimeSpan SilenceThatDoes = TimeSpan.FromSeconds(0.99);

    internal override string Sentence => NeedsComeFirst;

    internal override void OnAsked(Life life)
    {
        if (life.Asked != World.Now)
        {
            return;
        }

        foreach (var need in life.Definition.Needs.Where(need => !IsMet(need)))
        {
            Violate($"{life} is started though {need.Target} was not ready");
        }
    }

    private bool IsMet(NeedDefinition need)
    {
        if (need.IsOfCall)
        {
            // Of a container that is wanted: how that was judged only its node knows.
            return true;
        }

        var agents = Agents(need.Target);
        if (need.IsOfRunning)
        {
            return agents.All(WasThere);
        }

        if (need.IsCompletion || need.Target.Agent is not null)
        {
            return agents.All(agent => need.IsCompletion ? HasCompleted(agent) : WasReady(agent));
        }

        // By the rule of whichever revision it was decided by.
        return World.Book.Revisions.Any(order =>
            order.Plan!.Groups.FirstOrDefault(group => group.Name == need.Target.Group) is { } group && IsReady(group)
        );
    }

    private bool IsReady(GroupDefinition group)
    {
        // A container that is there for agents says nothing of them.
        var agents = group.Agents.Where(static agent => !agent.Address.IsHolder).ToList();
        var counted = agents.Where(agent => group.Ready.Counts(agent.Required)).ToList();
        var enough = group.Ready.Enough(counted.Count);
        return (counted.Count == 0 ? agents : counted).Count(agent => WasReady(agent.Address)) >= enough;
    }

    private IEnumerable<AgentAddress> Agents(NeedTarget target) =>
        target.Agent is { } agent
            ? [new AgentAddress(target.Group, agent)]
            : World.Lives.All.Select(life => life.Agent).Where(other => other.Group == target.Group).Distinct();

    private bool HasCompleted(AgentAddress agent) => World.Lives.Of(agent).Any(static life => life.HasCompleted);

    private bool WasThere(AgentAddress agent) =>
        World.Lives.Of(agent).Any(life => life.Began is not null && IsThere(life));

    private bool IsThere(Life life) => life.IsAlive || World.Now - life.Ended < Slack;

    private bool WasReady(AgentAddress agent) =>
        HasCompleted(agent) || World.Lives.Of(agent).Any(life => HasBeenReady(life) && IsThere(life));

    private bool HasBeenReady(Life life) =>
        World.Book.DefinitionsOf(life).Any(definition => HasBeenReady(life, definition));

    private bool HasBeenReady(Life life, AgentDefinition definition) =>
        definition switch
        {
            { Speaks: true } => life.HasSaidReady,
            { Probe: not null } => life.ProbePassed is not null,
            // Of an end that was not told its node cannot know.
            _ => life.HasSaidReady || (life.EndTold?.At ?? World.Now) - life.Began >= SilenceThatDoes,
        };
}
