using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Plans;

/// <summary>Agents that are processes of the host.</summary>
internal sealed class ProcessPlans(
    AgentPlans agents,
    string node,
    LateValues late,
    PlanSurroundings surroundings,
    List<PlanError> errors
)
{
    internal AgentDefinition Plan(FleetMember member, LogDefinition log)
    {
        var variables = AgentVariables.OfProcess(member, node, late);
        var launch = Launch(member, variables) with { Log = log };
        return agents.Of(member, launch, DefinitionHash.Of(launch, variables, member.Agent!.Watchdog));
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
            Command = late.Fill(agent.Command ?? [], member),
            Environment = AgentVariables.Whole(variables, agent.User ?? service.User, surroundings),
            Directory = agent.WorkingDirectory ?? service.WorkingDirectory ?? "/",
            User = agent.User ?? service.User,
            Resources = service.Resources,
        };
    }
}
