using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Simulation.Fleets.Containers;
using Supervisor.Simulation.Fleets.Operators;
using Supervisor.Simulation.Fleets.Programs;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Simulation.Fleets.Invariants;

/// <summary>
/// Counts the incarnations that really began. More than the policies allow have to be somebody's wish: an order, a
/// revision, a restart of the machine, a need that was lost, for none of which a restart is spent.
/// </summary>
internal sealed class RestartsAreLimited(FleetWorld world) : Invariant(world)
{
    internal const string Limits = "no more restarts than the policy allows";

    private readonly List<TimeSpan> _reboots = [];

    /// <summary>Which daemon was the last when it ended.</summary>
    private readonly Dictionary<Life, int> _endedUnder = [];

    /// <summary>Those whose forerunner may have been found dead by a daemon that had just started.</summary>
    private readonly HashSet<Life> _afterFinds = [];

    private string _boot = "";

    internal override string Sentence => Limits;

    internal override void OnBegan(Life life)
    {
        // Each owner of a movable group counts for itself.
        if (
            life.Agent.Group == FleetPrograms.Ghost
            || FleetContainers.IsByHand(life)
            || World.IsMovable(life.Agent.Group)
        )
        {
            return;
        }

        NoteReboot(life);
        NoteFind(life);
        var (agent, definition) = (life.Agent, life.Definition);
        // A grant comes before its start by the delay at most, and by what a disk or a guard then takes.
        var window = definition.Restart.Within * 0.9;
        var since = World.Now - window + definition.Restart.Backoff.Cap;
        var budgets = 1 + Releases(agent, World.Now - window);
        var begun = World.Lives.Of(agent).Count(other => other.Began >= since && !FleetContainers.IsByHand(other));
        var allowed = 1 + Allowed(agent) * budgets + Excuses(agent, World.Now - window);
        if (begun > allowed)
        {
            Violate($"{agent} began {begun} times since {since}, allowed are {allowed}");
        }
    }

    internal override void OnEnded(Life life) => _endedUnder[life] = World.Machine.Starts;

    private void NoteReboot(Life life)
    {
        if (life.Process!.Facts.BootId is var boot && boot != _boot)
        {
            _boot = boot;
            _reboots.Add(World.Now);
        }
    }

    // A daemon that has just started knows of no need yet that it is there: what it finds dead then waits, and has spent nothing.
    private void NoteFind(Life life)
    {
        var isFind =
            World.Lives.Of(life.Agent).LastOrDefault(static other => other.Ended is not null) is { } former
            && former.Definition.Needs.Count > 0
            && _endedUnder.GetValueOrDefault(former) < World.Machine.Starts;
        if (isFind)
        {
            _afterFinds.Add(life);
        }
    }

    /// <summary>By its own budget, those of its siblings when they restart together, and its group's.</summary>
    private int Allowed(AgentAddress agent)
    {
        var groups = World
            .Book.Revisions.SelectMany(static order => order.Plan!.Groups)
            .Where(group => group.Name == agent.Group && group.Agents.Any(of => of.Address == agent))
            .ToList();
        // Another strategy counts elsewhere: what was spent of the group's budget is not spent of the agent's own.
        return groups
            .GroupBy(static group => group.Strategy)
            .Sum(of => of.Max(group => Own(group, agent) + (Escalates(group) ? group.Restart.Max : 0)));
    }

    private static int Own(GroupDefinition group, AgentAddress agent) =>
        group.Strategy switch
        {
            GroupStrategy.OneForOne => group.Agents.First(of => of.Address == agent).Restart.Max,
            GroupStrategy.AllForOne => group.Agents.Max(of => of.Restart.Max),
            _ => group.Agents.Sum(of => of.Restart.Max),
        };

    private static bool Escalates(GroupDefinition group) =>
        group.Agents.Any(agent => agent.OnExhausted == ExhaustedRule.Escalate);

    /// <summary>
    /// Each gives the whole budget back; that of a sibling too, when they spend one together. So does a revision that defines one
    /// otherwise who is quarantined.
    /// </summary>
    private int Releases(AgentAddress agent, TimeSpan since) =>
        World.Book.Orders.Count(order =>
            order is { IsRefused: false }
            && (
                order.Kind is OrderKind.ApplyRevision
                || (order.Kind is OrderKind.ReleaseAgent or OrderKind.ReleaseGroup && order.Group == agent.Group)
            )
            && (order.Done is null || order.Done >= since)
        );

    private int Excuses(AgentAddress agent, TimeSpan since)
    {
        var needs = NeedsOf(agent, since);
        return World.Book.Orders.Count(order => order.Concerns(agent) && (order.Done is null || order.Done >= since))
            + _reboots.Count(at => at >= since)
            + needs.Sum(need => World.PlaceOf(need).Lives.All.Count(life => Means(need, life) && life.Ended >= since))
            + World.Lives.Of(agent).Count(life => life.Began >= since && _afterFinds.Contains(life))
            + World.Lives.Of(agent).Count(life => life.Began is null && life.Asked >= since)
            + World.Lives.Of(agent).Count(life => life.Ended >= since && World.Room?.MayBeTheEngines(life) == true)
            + World.Lives.Of(agent).Count(life => life.Ended >= since && needs.Exists(need => !IsThere(need)));
    }

    /// <summary>Also those that a revision has taken away since: what was lost before it cost nothing.</summary>
    private List<NeedTarget> NeedsOf(AgentAddress agent, TimeSpan since) =>
        [
            .. World
                .Lives.Of(agent)
                .Where(life => life.Began >= since || life.Ended >= since)
                .SelectMany(World.Book.DefinitionsOf)
                .SelectMany(static definition => definition.Needs)
                .Where(static need => !need.IsOfCall)
                .Select(static need => need.Target)
                .Distinct(),
        ];

    // Then a failure finds a need that is down, or its loss is the reason for the restart.
    private bool IsThere(NeedTarget need) =>
        World.PlaceOf(need).Lives.All.Any(other => Means(need, other) && other.IsAlive && other.TookBack is null);

    private static bool Means(NeedTarget target, Life life) =>
        target.Group == life.Agent.Group && (target.Agent is null || target.Agent == life.Agent.Agent);
}
