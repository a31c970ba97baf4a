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
            .Distinct()
            .Any(need => IsYetToBeDone(need) || MayBeLost(need.Target, life.Asked - UntilDecided));

    /// <summary>A revision may ask of who runs already that another has done its work, who has not.</summary>
    private bool IsYetToBeDone(NeedDefinition need)
    {
        var place = world.PlaceOf(need.Target);
        return need.IsCompletion
            && AgentsOf(place, need.Target)
                .Any(agent => place.View?.Agents.GetValueOrDefault(agent.Path)?.Phase != AgentPhase.Completed);
    }

    private bool MayBeLost(NeedTarget target, TimeSpan since)
    {
        var place = world.PlaceOf(target);
        return (target.Agent is null && IsRedrawn(place, target.Group, since))
            || AgentsOf(place, target)
                .Any(agent =>
                    IsBeingStopped(place, agent, since) || IsDown(place, agent) || MayBeLost(place, agent, since)
                );
    }

    /// <summary>Its end is ordered, or its node says that it is being stopped, for which there has to be a reason in its own turn.</summary>
    private static bool IsBeingStopped(FleetWorld world, AgentAddress agent, TimeSpan since) =>
        world.LastStopping(agent) >= since
        || world.Book.HasOpenOrder(agent, since, static order => HealthyIsLeftAlone.Ends.Contains(order.Kind));

    /// <summary>Who has done its work is as good as ready, unless it is to do it again, or was stopped since.</summary>
    private static bool IsDown(FleetWorld world, AgentAddress agent) =>
        world.Lives.Of(agent) is not [.., { IsAlive: true }]
        && world.View?.Agents.GetValueOrDefault(agent.Path)?.Phase != AgentPhase.Completed;

    private static bool MayBeLost(FleetWorld world, AgentAddress agent, TimeSpan since) =>
        world.Lives.Of(agent).Any(life => HasChanged(life, since) || IsUnwell(life, since, world.Now));

    private static bool HasChanged(Life life, TimeSpan since) =>
        life.Asked >= since
        || life.Began >= since
        || life.Ended >= since
        || life.EndTold?.At >= since
        || life.StopAsked >= since;

    private static bool IsUnwell(Life life, TimeSpan since, TimeSpan now) =>
        life.LastUnwell >= since || (life.IsAlive && life.IsSilent(now));

    /// <summary>Another rule, or another agent, may take a group's readiness away although nobody has failed.</summary>
    private static bool IsRedrawn(FleetWorld world, string group, TimeSpan since)
    {
        var revisions = world.Book.Revisions.ToList();
        var before = revisions.FindLast(order => order.Done < since);
        return revisions
            .Where(order => order.Done is null || order.Done >= since)
            .Any(order => !Equals(Find(order, group), before is null ? null : Find(before, group)));
    }

    private static IEnumerable<AgentAddress> AgentsOf(FleetWorld world, NeedTarget target) =>
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
