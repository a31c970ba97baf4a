using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Plans;

/// <summary>
/// Movable groups out of other nodes' files. What cannot be filled in for this node keeps one of them from running here, and
/// nothing else.
/// </summary>
internal sealed class ForeignGroups(Func<List<PlanError>, GroupPlans> plansWith)
{
    internal ValueMap<string> Unplanned { get; private set; } = ValueMap<string>.Empty;

    /// <returns>Null: it cannot run here.</returns>
    internal GroupDefinition? Plan(FleetMember group)
    {
        var errors = new List<PlanError>();
        var planned = plansWith(errors).Plan(group);
        if (errors.Count == 0)
        {
            return planned;
        }

        var error = errors[0].Error;
        Unplanned = Unplanned.With(group.Group.Name, $"{error.Message} {error.Why}".TrimEnd());
        return null;
    }
}
