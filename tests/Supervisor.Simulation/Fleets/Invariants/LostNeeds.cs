using Supervisor.Fleet.Model.Agents;
using Supervisor.Simulation.Fleets.Operators;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Simulation.Fleets.Invariants;

/// <summary>Whether what an incarnation needs may have been lost to it, by what the world has seen of that.</summary>
internal sealed class LostNeeds(FleetWorld world)
{
    /// <summary>A start that was decided on, by needs that were met then, may have to wait for its turn.</summary>
    private static readonly TimeSpan UntilDecided = TimeSpan.FromSeconds(15);

    /// <summary>One whose loss means more than an order of starting.</summary>
    internal bool MayHaveLostOne(Life life) =>
        world
            .Book.DefinitionsOf(life)
            .SelectMany(static definition => definition.Needs)
            .Where(static need => need.OnLoss != LossRule.Wait)
            .Select(static need => need.Target)
            .Distinct()
            .Any(target => MayBeLost(target, life.Asked - UntilDecided));

    private bool MayBeLost(NeedTarget target, TimeSpan since) =>
        (target.Agent is null && IsRedrawn(target.Group, since))
        || AgentsOf(target).Any(agent => IsBeingStopped(agent, since) || IsDown(agent) || MayBeLost(agent, since));

    /// <summary>Its end is ordered, or its node says that it is being stopped, for which there has to be a reason in its own turn.</summary>
    private bool IsBeingStopped(AgentAddress agent, TimeSpan since) =>
        world.LastStopping(agent) >= since
        || world.Book.HasOpenOrder(agent, since, static order => HealthyIsLeftAlone.Ends.Contains(order.Kind));

    /// <summary>Who has done its work is as good as ready, unless it is to do it again, or was stopped since.</summary>
    private bool IsDown(AgentAddress agent) =>
        world.Lives.Of(agent) is not [.., { IsAlive: true }]
        && world.View?.Agents.GetValueOrDefault(agent.Path)?.Phase != AgentPhase.Completed;

    private bool MayBeLost(AgentAddress agent, TimeSpan since) =>
        world.Lives.Of(agent).Any(life => HasChanged(life, since) || IsUnwell(life, since));

    private static bool HasChanged(Life life, TimeSpan since) =>
        life.Asked >= since
        || life.Began >= since
        || life.Ended >= since
        || life.EndTold?.At >= since
        || life.StopAsked >= since;

    private bool IsUnwell(Life life, TimeSpan since) =>
        life.LastUnwell >= since || (life.IsAlive && life.IsSilent(world.Now));

    /// <summary>Another rule, or another agent, may take a group's readiness away although nobody has failed.</summary>
    private bool IsRedrawn(string group, TimeSpan since)
    {
        var revisions = world.Book.Revisions.ToList();
        var before = revisions.FindLast(order => order.Done < since);
        return revisions
            .Where(order => order.Done is null || order.Done >= since)
            .Any(order => !Equals(Find(order, group), before is null ? null : Find(before, group)));
    }

    private IEnumerable<AgentAddress> AgentsOf(NeedTarget target) =>
        target.Agent is { } agent
            ? [new AgentAddress(target.Group, agent)]
            : world
                .Book.Revisions.Select(order => Find(order, target.Group))
                .OfType<GroupDefinition>()
                .SelectMany(static group => group.Agents)
                .Select(static agent => agent.Address)
                .Distinct();

    private static GroupDefinition? Find(Order revision, string group) =>
        revision.Plan!.Groups.FirstOrDefault(of => of.Name == group);
}
