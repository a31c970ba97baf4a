using Supervisor.Fleet.Model;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Plans;

/// <summary>What of a fleet one node has to run, and what of it may come to run there.</summary>
public static class NodePlans
{
    /// <param name="model">Judged, and found to be without errors.</param>
    public static PlanOutcome Of(FleetModel model, string node, long revision, PlanSurroundings surroundings)
    {
        var names = FleetNames.Of(model);
        var places = PlacePlans.Of(names, model, node);
        var errors = new List<PlanError>();
        var needs = PlanNeeds.Of(names, node, places);
        var groups = new GroupPlans(names, node, needs, surroundings, errors);
        var foreign = new ForeignGroups(own => new GroupPlans(names, node, needs, surroundings, own));
        var planned = names
            .Groups.Where(needs.IsOfNode)
            .Select(group => needs.IsOfFile(group) ? groups.Plan(group) : foreign.Plan(group))
            .OfType<GroupDefinition>()
            .ToValueList();
        errors.AddRange(needs.Unresolved.Select(PlanErrors.UnknownNeed));
        errors.AddRange(
            names
                .Groups.Where(needs.IsOfNode)
                .GroupBy(group => group.Group.Name, StringComparer.Ordinal)
                .SelectMany(NamesakesOf)
        );
        return errors.Count > 0
            ? new PlanOutcome(null, errors.ToValueList())
            : new PlanOutcome(
                PlanOf(revision, planned, Declared(model, node)) with
                {
                    Places = places,
                    Pinned = PlacePlans.PinnedOf(names, node),
                    Unplanned = foreign.Unplanned,
                },
                []
            );
    }

    private static IEnumerable<PlanError> NamesakesOf(IEnumerable<FleetMember> same) =>
        same.OrderBy(PlacePlans.IsMovable).Skip(1).Where(PlacePlans.IsMovable).Select(PlanErrors.MovableNameTaken);

    private static NodePlan PlanOf(long revision, ValueList<GroupDefinition> groups, NodeModel node) =>
        new(revision, groups, node.StartConcurrency) { PullConcurrency = node.PullConcurrency, Redis = node.Redis };

    private static NodeModel Declared(FleetModel model, string node) =>
        model
            .Projects.Select(project => project.Nodes.TryGet(node, out var declared) ? declared : null)
            .OfType<NodeModel>()
            .FirstOrDefault(new NodeModel { Name = node });
}
