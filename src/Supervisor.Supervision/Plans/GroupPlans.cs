using Supervisor.Fleet.Model;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Plans;

/// <summary>From groups of the fleet's model to what their supervisors have to know.</summary>
internal sealed class GroupPlans(
    FleetNames names,
    string node,
    PlanNeeds needs,
    PlanSurroundings surroundings,
    List<PlanError> errors
)
{
    private readonly LateValues _late = new(names, node, needs, errors);

    /// <returns>Null: it cannot be run, and the errors say why.</returns>
    internal GroupDefinition? Plan(FleetMember group)
    {
        if (!group.Group.IsProcess)
        {
            errors.Add(PlanErrors.Container(group));
            return null;
        }

        var log = LogRotation.Of(group, errors);
        return new GroupDefinition
        {
            Name = group.Group.Name,
            Agents = needs.AgentsOf(group).Select(agent => Agent(agent, log)).ToValueList(),
            Ready = group.Group.Ready,
            Strategy = group.Group.Strategy,
            Restart = RestartPolicies.Of(group.Group.Restart),
        };
    }

    private AgentDefinition Agent(FleetMember member, LogDefinition log)
    {
        var (group, agent) = (member.Group, member.Agent!);
        var variables = AgentVariables.Of(member, node, _late);
        var launch = Launch(member, variables) with { Log = log };
        return new AgentDefinition
        {
            Address = new AgentAddress(group.Name, agent.Name),
            Hash = DefinitionHash.Of(launch, variables, agent.Watchdog),
            Launch = launch,
            Needs = needs.Of(member),
            Dependents = needs.DependentsOf(member),
            Required = agent.Required,
            Speaks = agent.Speaks,
            Ttl = agent.Ttl,
            OnExpiry = agent.OnExpiry,
            StartDeadline = agent.StartDeadline,
            Progress = agent.Progress,
            Watchdog = agent.Watchdog,
            Probe = agent.Probe,
            Liveness = agent.Liveness,
            RestartMode = agent.RestartMode,
            Restart = RestartPolicies.Of(agent.Restart),
            OnExhausted = agent.OnExhausted,
            FailsWithSiblings = group.Strategy is not GroupStrategy.OneForOne,
            Stop = StopSignals.Of(group.Service.Stop, agent),
            Port = agent.Port,
        };
    }

    private ProcessLaunch Launch(FleetMember member, ValueMap<string?> variables)
    {
        var (service, agent) = (member.Group.Service, member.Agent!);
        if (agent.Command is null or { Count: 0 })
        {
            errors.Add(PlanErrors.NoCommand(member));
        }

        return new ProcessLaunch
        {
            Command = (agent.Command ?? []).Select(word => _late.Fill(word, member)).ToValueList(),
            Environment = AgentVariables.Whole(variables, agent.User ?? service.User, surroundings),
            Directory = agent.WorkingDirectory ?? service.WorkingDirectory ?? "/",
            User = agent.User ?? service.User,
            Resources = service.Resources,
        };
    }
}
