using Supervisor.Contracts.Text;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Text;
using Supervisor.Fleet.Naming;

namespace Supervisor.Fleet.Judging.Names;

/// <summary>A need on a machine that no file describes: nobody could tell whether it will ever be met.</summary>
internal static class NeedOnUnknownNode
{
    public static IEnumerable<Finding> Find(Scene scene)
    {
        foreach (var need in scene.Needs)
        {
            if (need.Resolution is NameResolution.UnknownNode(var node))
            {
                yield return need.At(
                    JudgeKinds.NeedOnUnknownNode,
                    $"{need.Agent} needs '{need.Need.Name}', and none of the given files is for a node '{node}'.",
                    Suggestion.For(node, scene.Names.Nodes) is { } near
                        ? $"Did you mean the node '{near}'?"
                        : $"Give the file of '{node}' too; the nodes of the given files are {Nodes(scene)}."
                );
            }
        }
    }

    private static string Nodes(Scene scene) =>
        scene.Names.Nodes.Any() ? Phrases.And(scene.Names.Nodes) : "not named (x-supervisor.node names one)";
}
