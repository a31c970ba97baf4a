using Supervisor.Fleet.Model;
using Supervisor.Fleet.Naming;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Plans;

/// <summary>What the supervisor of an agent has to know, however it comes to run.</summary>
internal sealed class AgentPlans(PlanNeeds needs)
{
    /// <param name="hash">Of all that its process or container has of its definition.</param>
    internal AgentDefinition Of(FleetMember member, LaunchDefinition launch, string hash)
    {
        var (group, agent) = (member.Group, member.Agent!);
        return new AgentDefinition
        {
            Address = new AgentAddress(group.Name, agent.Name),
            Hash = hash,
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
}
