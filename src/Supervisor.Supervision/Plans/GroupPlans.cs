using Supervisor.Fleet.Model;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Limits;

namespace Supervisor.Supervision.Plans;

/// <summary>From groups of the fleet's model to what their supervisors have to know.</summary>
internal sealed class GroupPlans
{
    private readonly PlanNeeds _needs;
    private readonly ProcessPlans _processes;
    private readonly ContainerPlans _containers;
    private readonly List<PlanError> _errors;
    private readonly NodeLimits _limits;

    internal GroupPlans(
        FleetNames names,
        string node,
        PlanNeeds needs,
        PlanSurroundings surroundings,
        List<PlanError> errors
    )
    {
        var agents = new AgentPlans(needs);
        var late = new LateValues(names, node, needs, errors);
        var definitions = new ContainerDefinitions(
            node,
            late,
            new GrantedFiles(late, surroundings, errors),
            surroundings
        );
        _needs = needs;
        _processes = new ProcessPlans(agents, node, late, surroundings, errors);
        _containers = new ContainerPlans(agents, node, needs, late, definitions);
        _errors = errors;
        _limits = surroundings.Limits;
    }

    internal GroupDefinition Plan(FleetMember group)
    {
        var log = LogRotation.Of(group, _errors);
        var members = _needs.AgentsOf(group).ToList();
        var agents = group.Group.IsProcess
            ? members.Select(agent => _processes.Plan(agent, log))
            : _containers.Plan(group, members, log);
        var movable = MovableOf(group.Group);
        return new GroupDefinition
        {
            Name = group.Group.Name,
            Agents = agents.Select(agent => movable is null ? agent : agent with { Epoch = 0 }).ToValueList(),
            Movable = movable,
            Forbidden = ForbiddenText.WhyDown(_limits.Against(GroupPrivileges.Of(group.Project, group.Group))),
            Ready = group.Group.Ready,
            Strategy = group.Group.Strategy,
            Restart = RestartPolicies.Of(group.Group.Restart),
        };
    }

    private static MovableDefinition? MovableOf(GroupModel group) =>
        group.Placement is Placement.Movable
            ? MovableDefinition.Usual with
            {
                KeepsInIsolation = group.OnIsolation is IsolationRule.Keep,
            }
            : null;
}
