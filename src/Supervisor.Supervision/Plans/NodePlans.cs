using Supervisor.Fleet.Model;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Plans;

/// <summary>What of a fleet one node has to run.</summary>
public static class NodePlans
{
    /// <param name="model">Judged, and found to be without errors.</param>
    public static PlanOutcome Of(FleetModel model, string node, long revision, PlanSurroundings surroundings)
    {
        var names = FleetNames.Of(model);
        var errors = new List<PlanError>();
        var needs = PlanNeeds.Of(names, node);
        var groups = new GroupPlans(names, node, needs, surroundings, errors);
        var planned = names.Groups.Where(needs.IsOfNode).Select(groups.Plan).ToValueList();
        errors.AddRange(needs.Unresolved.Select(PlanErrors.UnknownNeed));
        return errors.Count > 0
            ? new PlanOutcome(null, errors.ToValueList())
            : new PlanOutcome(PlanOf(revision, planned, Declared(model, node)), []);
    }

    private static NodePlan PlanOf(long revision, ValueList<GroupDefinition> groups, NodeModel node) =>
        new(revision, groups, node.StartConcurrency) { PullConcurrency = node.PullConcurrency };

    private static NodeModel Declared(FleetModel model, string node) =>
        model
            .Projects.Select(project => project.Nodes.TryGet(node, out var declared) ? declared : null)
            .OfType<NodeModel>()
            .FirstOrDefault(new NodeModel { Name = node });
}
