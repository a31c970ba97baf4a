using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;

namespace Supervisor.Fleet.Judging.Names;

/// <summary>Two files give one node a group of the same name: nobody could say which is meant.</summary>
internal static class GroupNameTaken
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from same in scene.Groups.GroupBy(site => (site.Node, site.Name))
        from later in same.Skip(1)
        let first = same.First()
        select later.At(
            JudgeKinds.GroupNameTaken,
            later.Path,
            $"The group '{later}' is already defined for {(later.Node is { } node ? $"node '{node}'" : "the same node")} "
                + $"at {first.Place}.",
            "Rename one of them; to change the first instead, give the second file as an override: FIRST+SECOND."
        );
}
