using Supervisor.Fleet.Model.Services;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Requests;

/// <summary>
/// What a container sees of the machine's directories, of volumes and of memory. Only a text can say that a missing directory is
/// to be made (before API 1.43) or how SELinux is to label it; only a mount can say the rest.
/// </summary>
internal sealed class MountRequests(ContainerDefinition definition, EngineTraits engine)
{
    public IReadOnlyList<string>? Texts => definition.Service.Mounts.Where(IsText).Select(Text).OrNull();

    /// <param name="files">What is laid out for it on the machine, by the place where the container sees it.</param>
    public IReadOnlyList<MountSpec> Mounts(ContainerPlace place, IReadOnlyDictionary<string, string> files) =>
        [
            .. definition.Service.Mounts.Where(mount => !IsText(mount)).Select(Mount),
            .. files.Select(file => new MountSpec("bind", file.Value, file.Key, ReadOnly: true)),
            .. place.GroupFolder.Mounts.Select(mount => new MountSpec(
                "bind",
                mount.Source,
                mount.Target,
                ReadOnly: !mount.IsWritable
            )),
        ];

    public IReadOnlyDictionary<string, string>? Tmpfs =>
        definition.Service.Host.Tmpfs.Select(MemoryAt).ToDictionary(StringComparer.Ordinal) is { Count: > 0 } all
            ? all
            : null;

    /// <summary>Names of containers; the prefix tells them from services, which are containers here.</summary>
    public IReadOnlyList<string>? VolumesFrom =>
        definition.Service.VolumesFrom.Select(text => text.After("container:") ?? text).OrNull();

    private static KeyValuePair<string, string> MemoryAt(string tmpfs)
    {
        var colon = tmpfs.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new(tmpfs, "") : new(tmpfs[..colon], tmpfs[(colon + 1)..]);
    }

    private bool IsText(MountModel mount) =>
        mount switch
        {
            { Kind: MountKind.Bind or MountKind.Volume, Source: not null, SelinuxLabel: not null } => true,
            { Kind: MountKind.Bind, CreateHostPath: true, Recursive: null, Source: { } source } => !HasColon(
                source,
                mount
            ),
            _ => false,
        };

    /// <summary>A drive of Windows has one of its own, which the engine knows; others would be taken for the end of the path.</summary>
    private static bool HasColon(string source, MountModel mount) =>
        source[Math.Min(2, source.Length)..].Contains(':', StringComparison.Ordinal)
        || mount.Target.Contains(':', StringComparison.Ordinal);

    private string Text(MountModel mount)
    {
        var options = new[]
        {
            mount.ReadOnly ? "ro" : "rw",
            mount.SelinuxLabel,
            mount.Propagation,
            mount.NoCopy ? "nocopy" : null,
        };
        return $"{SourceOf(mount)}:{mount.Target}:{string.Join(',', options.OfType<string>())}";
    }

    private MountSpec Mount(MountModel mount) =>
        mount.Kind switch
        {
            MountKind.Bind => Spec("bind", mount) with { BindOptions = Bind(mount) },
            MountKind.Volume => Spec("volume", mount) with { VolumeOptions = Volume(mount) },
            MountKind.Tmpfs => Spec("tmpfs", mount) with { TmpfsOptions = Memory(mount) },
            MountKind.Image => Spec("image", mount) with
            {
                ImageOptions = mount.Subpath is { } path ? new ImageUse(path) : null,
            },
            MountKind.NamedPipe => Spec("npipe", mount),
            _ => throw new ArgumentOutOfRangeException(nameof(mount), mount.Kind.ToString()),
        };

    private MountSpec Spec(string type, MountModel mount) => new(type, SourceOf(mount), mount.Target, mount.ReadOnly);

    private BindSpec? Bind(MountModel mount)
    {
        var bind = new BindSpec(
            mount.Propagation,
            NonRecursive: mount.Recursive is "disabled" ? true : null,
            CreateMountpoint: mount.CreateHostPath && engine.CanMakeMountpoints ? true : null
        )
        {
            ReadOnlyNonRecursive = mount.Recursive is "writable" ? true : null,
            ReadOnlyForceRecursive = mount.Recursive is "readonly" ? true : null,
        };
        return bind == new BindSpec(null) ? null : bind;
    }

    private static VolumeUse? Volume(MountModel mount) =>
        mount is { NoCopy: false, Subpath: null, Labels.Count: 0 }
            ? null
            : new VolumeUse(mount.NoCopy.OrNull(), mount.Labels.OrNull(), null, mount.Subpath);

    private static TmpfsSpec? Memory(MountModel mount) =>
        mount is { TmpfsBytes: null, TmpfsMode: null } ? null : new TmpfsSpec(mount.TmpfsBytes, mount.TmpfsMode);

    /// <summary>A volume of the file's is called otherwise by the engine.</summary>
    private string? SourceOf(MountModel mount) =>
        mount is { Kind: MountKind.Volume, Source: { } name } && definition.Volumes.TryGet(name, out var volume)
            ? volume.Name
            : mount.Source;
}
