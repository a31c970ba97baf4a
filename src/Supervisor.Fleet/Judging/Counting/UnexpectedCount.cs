using Supervisor.Contracts.Text;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Judging.Text;
using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Judging.Counting;

/// <summary>Counts that are not what the author believes to have written; with what is there, so that the odd one shows.</summary>
internal static class UnexpectedCount
{
    private const int Listed = 40;

    public static IEnumerable<Finding> Find(Scene scene) =>
        scene.Projects.SelectMany(Groups).Concat(scene.Projects.SelectMany(Agents));

    private static IEnumerable<Finding> Groups(ProjectSite project)
    {
        var names = project.Groups.Select(group => group.Name).ToList();
        if (project.Model.Expect?.Groups is { } expected && expected != names.Count)
        {
            yield return Told(project, "group", expected, names.Count, Phrases.And(names, Listed));
        }
    }

    private static IEnumerable<Finding> Agents(ProjectSite project)
    {
        var count = project.Groups.Sum(group => group.Agents.Count);
        if (project.Model.Expect?.Agents is { } expected && expected != count)
        {
            var perGroup = project.Groups.Select(group => $"{group.Agents.Count} in {group}");
            yield return Told(project, "agent", expected, count, Phrases.And(perGroup, Listed));
        }
    }

    private static Finding Told(ProjectSite project, string noun, int expected, int count, string list) =>
        project.At(
            JudgeKinds.UnexpectedCount,
            TreePath.Of("x-supervisor", "expect", noun + "s"),
            $"{CountText.Of(expected, noun)} {(expected == 1 ? "is" : "are")} expected, and the file has {count}: {list}.",
            $"Add what is missing, take out what is too many, or write '{noun}s: {count}'."
        );
}
