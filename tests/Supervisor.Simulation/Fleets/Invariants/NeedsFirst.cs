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

        foreach (var need in life.Definition.Needs.Where(need => !IsMet(need) && !IsRestart(life, need)))
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

        var place = World.PlaceOf(need.Target);
        var agents = Agents(place, need.Target);
        if (need.IsOfRunning)
        {
            return agents.All(agent => WasThere(place, agent));
        }

        if (need.IsCompletion || need.Target.Agent is not null)
        {
            return agents.All(agent => need.IsCompletion ? HasCompleted(place, agent) : WasReady(place, agent));
        }

        // By the rule of whichever revision it was decided by.
        return place.Book.Revisions.Any(order =>
            order.Plan!.Groups.FirstOrDefault(group => group.Name == need.Target.Group) is { } group
            && IsReady(place, group)
        );
    }

    /// <summary>
    /// What is needed on another node, was met and is not known now, lets a restart go on: for the first time by these needs it
    /// was started when they were met, whatever their loss meant then.
    /// </summary>
    private bool IsRestart(Life life, NeedDefinition need) =>
        need.Target.Node is not null
        && World
            .Lives.Of(life.Agent)
            .Any(other =>
                other != life
                && other.Began is not null
                && other.Definition.Needs.Any(before => before with { OnLoss = need.OnLoss } == need)
            );

    private static bool IsReady(FleetWorld place, GroupDefinition group)
    {
        // A container that is there for agents says nothing of them.
        var agents = group.Agents.Where(static agent => !agent.Address.IsHolder).ToList();
        var counted = agents.Where(agent => group.Ready.Counts(agent.Required)).ToList();
        var enough = group.Ready.Enough(counted.Count);
        return (counted.Count == 0 ? agents : counted).Count(agent => WasReady(place, agent.Address)) >= enough;
    }

    private static IEnumerable<AgentAddress> Agents(FleetWorld place, NeedTarget target) =>
        target.Agent is { } agent
            ? [new AgentAddress(target.Group, agent)]
            : place.Lives.All.Select(life => life.Agent).Where(other => other.Group == target.Group).Distinct();

    private static bool HasCompleted(FleetWorld place, AgentAddress agent) =>
        place.Lives.Of(agent).Any(static life => life.HasCompleted);

    private static bool WasThere(FleetWorld place, AgentAddress agent) =>
        place.Lives.Of(agent).Any(life => life.Began is not null && IsThere(place, life));

    private static bool IsThere(FleetWorld place, Life life) => life.IsAlive || place.Now - life.Ended < Slack;

    private static bool WasReady(FleetWorld place, AgentAddress agent) =>
        HasCompleted(place, agent)
        || place.Lives.Of(agent).Any(life => HasBeenReady(place, life) && IsThere(place, life));

    private static bool HasBeenReady(FleetWorld place, Life life) =>
        place.Book.DefinitionsOf(life).Any(definition => HasBeenReady(place, life, definition));

    private static bool HasBeenReady(FleetWorld place, Life life, AgentDefinition definition) =>
        definition switch
        {
            { Speaks: true } => life.HasSaidReady,
            { Probe: not null } => life.ProbePassed is not null,
            // Of an end that was not told its node cannot know.
            _ => life.HasSaidReady || (life.EndTold?.At ?? place.Now) - life.Began >= SilenceThatDoes,
        };
}
