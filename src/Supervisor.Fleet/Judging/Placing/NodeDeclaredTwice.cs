using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;

namespace Supervisor.Fleet.Judging.Placing;

/// <summary>Two files that say different things of one machine.</summary>
internal static class NodeDeclaredTwice
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from node in scene.Nodes
        from later in node.Declarations.Skip(1)
        let first = node.Declarations[0]
        where later.Model != first.Model
        select later.At(
            JudgeKinds.NodeDeclaredTwice,
            later.Path,
            $"Node '{node}' is declared here otherwise than at {PlaceOf(first)}.",
            "Declare the node once, or the same in both files."
        );

    private static Places.Place PlaceOf(NodeDeclaration declaration) =>
        declaration.Path.PlaceIn(declaration.Project.Tree.Root);
}
