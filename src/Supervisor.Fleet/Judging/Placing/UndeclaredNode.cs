using Supervisor.Contracts.Text;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Judging.Placing;

/// <summary>
/// A file for a node that is not among those it declares: its budgets are then held against nothing, most often for a
/// slip of the pen.
/// </summary>
internal static class UndeclaredNode
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from project in scene.Projects
        where project.Model.Node is { } node && project.Model.Nodes.Count > 0
        where scene.Nodes.First(site => site.Name == project.Model.Node).Declared is null
        select project.At(
            JudgeKinds.UndeclaredNode,
            TreePath.Of("x-supervisor", "node"),
            $"The file is for node '{project.Model.Node}', which is not among the nodes it declares.",
            Suggestion.For(project.Model.Node!, project.Model.Nodes.Names) is { } near
                ? $"Did you mean '{near}'?"
                : $"Add '{project.Model.Node}' to x-supervisor.nodes, so that its budgets can be checked."
        );
}
