using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;

namespace Supervisor.Fleet.Judging.Volumes;

/// <summary>The engine refuses two mounts at one path of a container.</summary>
internal static class MountTargetTaken
{
    public static IEnumerable<Finding> Find(Scene scene) => scene.Groups.SelectMany(Of);

    private static IEnumerable<Finding> Of(GroupSite site) =>
        from same in site
            .Service.Mounts.Select((mount, index) => (Mount: mount, Index: index))
            .GroupBy(item => Path(item.Mount.Target), StringComparer.Ordinal)
        from later in same.Skip(1)
        select site.At(
            JudgeKinds.MountTargetTaken,
            site.ItemOf("volumes", later.Index, site.Service.Mounts.Count, later.Mount.Target),
            $"'{site}' mounts two things at {same.Key}: "
                + $"{same.First().Mount.Source ?? "a new volume"} and {later.Mount.Source ?? "a new volume"}.",
            "Mount one of them at another path, or take it out."
        );

    private static string Path(string target) => target.Length > 1 ? target.TrimEnd('/') : target;
}
