using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Model.Resources;
using Supervisor.Fleet.Model.Services;

namespace Supervisor.Fleet.Judging.Placing;

/// <summary>
/// A movable group that writes where only one machine reads: after a move its data is gone. A volume of a network file
/// system moves along; anything else the author must vouch for with <c>data</c>.
/// </summary>
internal static class MovableWithLocalData
{
    private static readonly string[] Networked = ["nfs", "nfs4", "cifs", "smb3", "ceph", "glusterfs", "9p"];

    /// <summary>What every machine has of its own, and means to.</summary>
    private static readonly string[] OfEveryMachine =
    [
        "/dev",
        "/proc",
        "/sys",
        "/run",
        "/var/run",
        "/tmp",
        "/etc/localtime",
        "/etc/timezone",
    ];

    public static IEnumerable<Finding> Find(Scene scene) =>
        from site in scene.Groups
        where site is { IsMovable: true, Model.Data: null }
        from item in site.Service.Mounts.Select((mount, index) => (Mount: mount, Index: index))
        where item.Mount.Source is not null
        let finding = item.Mount.Kind switch
        {
            MountKind.Volume when IsLocal(site, item.Mount.Source!) => OfVolume(site, item.Mount, item.Index),
            MountKind.Bind when !IsOfEveryMachine(item.Mount.Source!) => OfPath(site, item.Mount, item.Index),
            _ => null,
        }
        where finding is not null
        select finding;

    private static bool IsLocal(GroupSite site, string volume) =>
        site.Project.Model.Volumes.TryGet(volume, out var model)
        && model is { External: false, Driver: null or "local" }
        && !IsNetworked(model);

    private static bool IsNetworked(VolumeModel volume) =>
        volume.DriverOptions.TryGet("type", out var type) && Networked.Contains(type, StringComparer.OrdinalIgnoreCase);

    private static bool IsOfEveryMachine(string path) =>
        OfEveryMachine.Any(known => path == known || path.StartsWith(known + "/", StringComparison.Ordinal));

    private static Finding OfVolume(GroupSite site, MountModel mount, int index) =>
        site.At(
            JudgeKinds.MovableWithLocalVolume,
            site.ItemOf("volumes", index, site.Service.Mounts.Count, mount.Source!),
            $"The movable group '{site}' keeps data in the volume '{mount.Source}', which exists anew on each node.",
            "Pin the group, put the volume on a network file system (driver_opts), or say 'data: disposable' "
                + "(may be lost) or 'data: shared' (is the same everywhere) in x-supervisor."
        );

    private static Finding OfPath(GroupSite site, MountModel mount, int index) =>
        site.At(
            mount.ReadOnly ? JudgeKinds.MovableWithHostFile : JudgeKinds.MovableWithHostPath,
            site.ItemOf("volumes", index, site.Service.Mounts.Count, mount.Source!),
            mount.ReadOnly
                ? $"The movable group '{site}' reads {mount.Source}, which must be the same on every node it may move to."
                : $"The movable group '{site}' writes to {mount.Source} of whichever node it is on, and leaves it there when it moves.",
            mount.ReadOnly
                ? "Use a config or a template, which travel with the fleet, or say 'data: shared' in x-supervisor if every node has it."
                : "Pin the group, or say 'data: disposable' (may be lost) or 'data: shared' (is the same everywhere) in x-supervisor."
        );
}
