using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Services;

namespace Supervisor.Supervision.Limits;

/// <summary>What a container sees of the machine's files. What the daemon lays out for it is none of its definition.</summary>
internal static class MountPrivileges
{
    private const string OfContainer = "container:";

    internal static IEnumerable<Privilege> Of(ProjectModel project, GroupModel group) =>
        Of(project, group, new HashSet<string>(StringComparer.Ordinal));

    private static IEnumerable<Privilege> Of(ProjectModel project, GroupModel group, HashSet<string> seen) =>
        seen.Add(group.Name)
            ?
            [
                .. group.Service.Mounts.Select(mount => OfMount(mount, project)).OfType<Privilege>(),
                .. group.Service.VolumesFrom.SelectMany(from => TakenOver(from, project, seen)),
            ]
            : [];

    private static Privilege? OfMount(MountModel mount, ProjectModel project) =>
        mount.Kind switch
        {
            MountKind.Bind => Path(mount.Source ?? ""),
            MountKind.Volume => mount.Source is { } source ? OfVolume(source, project) : null,
            MountKind.Tmpfs or MountKind.Image => null,
            _ => Mount($"mounts {mount.Source}"),
        };

    private static Privilege? OfVolume(string key, ProjectModel project)
    {
        var volume = project.Volumes.TryGet(key, out var declared) ? declared : null;
        var name = volume?.Name ?? key;
        // In a text an engine takes it for a directory.
        return name.Contains('/', StringComparison.Ordinal) || name.Contains('\\', StringComparison.Ordinal)
                ? Mount($"mounts {name}")
            : volume is null ? null
            : VolumePlace.Of(volume) switch
            {
                VolumePlace.OfEngine => null,
                VolumePlace.Directory directory => Path(directory.Path),
                _ => Mount($"mounts the volume '{key}', whose driver or options reach beyond the engine"),
            };
    }

    /// <summary>
    /// The container that it is taken over from may be one of long ago, made by another definition; so what a service of this file asks for
    /// is asked for by both.
    /// </summary>
    private static IEnumerable<Privilege> TakenOver(string from, ProjectModel project, HashSet<string> seen)
    {
        var name = from.Split(':')[0];
        var source = from.StartsWith(OfContainer, StringComparison.Ordinal)
            ? null
            : project.Groups.FirstOrDefault(group => !group.IsProcess && group.Name == name);
        return source is null
            ? [Mount($"takes over what {from} mounts, a container of no file", "volumes_from")]
            : Of(project, source, seen)
                .Select(privilege =>
                    privilege with
                    {
                        Key = "volumes_from",
                        What = $"takes over from {name}, which {privilege.What}",
                    }
                );
    }

    private static Privilege Path(string path) => Mount($"mounts {path}") with { Path = path };

    private static Privilege Mount(string what, string key = "volumes") => new(PrivilegeKinds.HostMounts, key, what);
}
