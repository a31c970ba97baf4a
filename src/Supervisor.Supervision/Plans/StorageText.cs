using System.Globalization;
using System.Security.Cryptography;
using Supervisor.Fleet.Model.Resources;
using Supervisor.Fleet.Model.Services;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Plans;

/// <summary>
/// What a container sees of directories, volumes and files, as it is hashed. Volumes are in it as they are declared: none is made
/// anew, but that it is otherwise than the file says is told when a container is made.
/// </summary>
internal static class StorageText
{
    internal static void Add(CanonicalText text, ContainerDefinition definition)
    {
        foreach (var mount in definition.Service.Mounts)
        {
            Add(text, mount);
        }

        text.AddEach("volumes-from", definition.Service.VolumesFrom);
        text.AddPairs("storage-option", definition.Service.StorageOptions);
        foreach (var (key, volume) in definition.Volumes)
        {
            Add(text, key, volume);
        }

        foreach (var file in definition.Files)
        {
            Add(text, file);
        }
    }

    private static void Add(CanonicalText text, MountModel mount)
    {
        text.Add("mount", KindOf(mount.Kind), mount.Source ?? "", mount.Target);
        text.Add("mount-read-only", mount.ReadOnly ? true : null);
        text.Add("mount-propagation", mount.Propagation);
        text.Add("mount-make-path", mount.CreateHostPath ? null : false);
        text.Add("mount-selinux", mount.SelinuxLabel);
        text.Add("mount-recursive", mount.Recursive);
        text.Add("mount-no-copy", mount.NoCopy ? true : null);
        text.Add("mount-subpath", mount.Subpath);
        text.AddPairs("mount-label", mount.Labels);
        text.Add("mount-bytes", mount.TmpfsBytes);
        text.Add("mount-mode", mount.TmpfsMode);
    }

    private static void Add(CanonicalText text, string key, VolumeModel volume)
    {
        text.Add("volume", key, volume.Name);
        text.Add("volume-external", volume.External ? true : null);
        text.Add("volume-driver", volume.Driver);
        text.AddPairs("volume-option", volume.DriverOptions);
        text.AddPairs("volume-label", volume.Labels);
    }

    private static void Add(CanonicalText text, PlacedFile file)
    {
        text.Add("file", KindOf(file.Kind), file.Target);
        text.Add("file-content", Convert.ToHexStringLower(SHA256.HashData(file.Content.ToArray())));
        text.Add("file-uid", file.Uid);
        text.Add("file-gid", file.Gid);
        text.Add("file-mode", file.Mode?.ToString(CultureInfo.InvariantCulture));
    }

    // Not the names in the source, which may change.
    private static string KindOf(MountKind kind) =>
        kind switch
        {
            MountKind.Bind => "bind",
            MountKind.Volume => "volume",
            MountKind.Tmpfs => "tmpfs",
            MountKind.Image => "image",
            MountKind.NamedPipe => "npipe",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind.ToString()),
        };

    private static string KindOf(FileKind kind) =>
        kind switch
        {
            FileKind.Secret => "secret",
            FileKind.Config => "config",
            FileKind.Template => "template",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind.ToString()),
        };
}
