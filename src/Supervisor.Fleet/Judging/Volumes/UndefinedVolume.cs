using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Text;
using Supervisor.Fleet.Model.Services;

namespace Supervisor.Fleet.Judging.Volumes;

internal static class UndefinedVolume
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from site in scene.Groups
        from item in site.Service.Mounts.Select((mount, index) => (Mount: mount, Index: index))
        where item.Mount is { Kind: MountKind.Volume, Source: not null }
        where !site.Project.Model.Volumes.Contains(item.Mount.Source!)
        select site.At(
            JudgeKinds.UndefinedVolume,
            site.ItemOf("volumes", item.Index, site.Service.Mounts.Count, item.Mount.Source!),
            $"'{site}' mounts the volume '{item.Mount.Source}', which the file does not define.",
            Remedies.Define("volumes", item.Mount.Source!, site.Project.Model.Volumes.Names)
                + $" For a directory beside the file, write './{item.Mount.Source}'."
        );
}
