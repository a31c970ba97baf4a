using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Judging.Text;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Judging.Counting;

/// <summary>
/// A file that starts nothing: what was not understood must never pass for a fleet that is fully started.
/// </summary>
internal static class EmptyFleet
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from project in scene.Projects
        where project.Groups.Count == 0 && TreePath.Of("services").NodeIn(project.Tree.Root) is not ListNode
        select Told(project);

    private static Finding Told(ProjectSite project) =>
        project.At(
            JudgeKinds.EmptyFleet,
            TreePath.Of("services"),
            project.Model.Inactive.Count == 0
                ? $"{project.Tree.File} defines no service, so there is nothing to start."
                : $"Every service of {project.Tree.File} belongs to a profile, and none of the profiles is active: "
                    + "there is nothing to start.",
            project.Model.Inactive.Count == 0
                ? "Write what should run under 'services:'."
                : $"Activate one with COMPOSE_PROFILES: {Phrases.And(Profiles(project))}."
        );

    private static IEnumerable<string> Profiles(ProjectSite project) =>
        project.Model.Inactive.Values.SelectMany(group => group.Profiles).Distinct(StringComparer.Ordinal);
}
