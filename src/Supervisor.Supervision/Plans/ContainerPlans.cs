using Supervisor.Fleet.Naming;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Plans;

/// <summary>
/// The agents of a container. One that nobody else starts is the container itself; otherwise the container is a workload of
/// its own, supervised beside the agents within it, so that its end is one failure and not one for each of them.
/// </summary>
internal sealed class ContainerPlans(
    AgentPlans agents,
    string node,
    PlanNeeds needs,
    LateValues late,
    ContainerDefinitions containers
)
{
    internal IEnumerable<AgentDefinition> Plan(FleetMember group, IReadOnlyList<FleetMember> members, LogDefinition log)
    {
        if (!PlanNeeds.HasHolder(group))
        {
            return [Alone(members[0], log)];
        }

        var container = containers.OfHolder(group, members);
        return members.Select(member => Within(member, container, log)).Prepend(Holder(group, container, log));
    }

    private AgentDefinition Alone(FleetMember member, LogDefinition log)
    {
        var container = containers.OfAgent(member);
        return agents.Of(member, new ContainerLaunch(container) { Log = log }, container.Hash);
    }

    private AgentDefinition Holder(FleetMember group, ContainerDefinition container, LogDefinition log)
    {
        var restart = group.Group.ContainerRestart!;
        return new AgentDefinition
        {
            Address = AgentAddress.HolderOf(group.Group.Name),
            Hash = container.Hash,
            Launch = new ContainerLaunch(container) { Log = log },
            Needs = needs.OfHolder(group),
            Dependents = needs.DependentsOfHolder(group),
            Required = false,
            RestartMode = restart.Mode,
            Restart = RestartPolicies.Of(restart.Budget),
            Stop = StopSignals.Of(group.Group.Service.Stop),
        };
    }

    private AgentDefinition Within(FleetMember member, ContainerDefinition container, LogDefinition log)
    {
        var holder = AgentAddress.HolderOf(member.Group.Name);
        var (launch, hash) = member.Agent!.Command is null
            ? (new ListenLaunch(holder), DefinitionHash.OfListener(container.Hash))
            : Executed(member, holder);
        var agent = agents.Of(member, launch with { Log = log }, hash);
        return agent with
        {
            Needs = needs.Within(member),
            Stop = StopSignals.OfExecuted(member.Group.Service.Stop, member.Agent),
        };
    }

    private (LaunchDefinition Launch, string Hash) Executed(FleetMember member, AgentAddress holder)
    {
        var agent = member.Agent!;
        var launch = new ExecLaunch(holder)
        {
            Command = late.Fill(agent.Command!, member),
            Environment = AgentVariables.OfExecuted(member, node, late),
            Directory = agent.WorkingDirectory,
            User = agent.User,
        };
        return (launch, containers.HashOf(launch, agent.Watchdog));
    }
}
