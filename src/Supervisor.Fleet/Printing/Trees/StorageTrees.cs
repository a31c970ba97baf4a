using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Printing.Trees;

internal static class StorageTrees
{
    public static TreeNode Of(FileGrant grant) =>
        new MapBuilder()
            .Text("source", grant.Source)
            .Text("target", grant.Target)
            .Text("uid", grant.Uid)
            .Text("gid", grant.Gid)
            .Number("mode", grant.Mode)
            .Build();

    public static TreeNode Of(MountModel mount) =>
        new MapBuilder()
            .Text("type", TypeOf(mount.Kind))
            .Text("source", mount.Source)
            .Text("target", mount.Target)
            .Switch("read_only", mount.ReadOnly)
            .Filled("bind", BindOf(mount))
            .Filled("volume", VolumeOf(mount))
            .Filled("tmpfs", new MapBuilder().Size("size", mount.TmpfsBytes).Number("mode", mount.TmpfsMode))
            .Filled("image", new MapBuilder().Text("subpath", mount.Kind is MountKind.Image ? mount.Subpath : null))
            .Build();

    private static MapBuilder BindOf(MountModel mount) =>
        new MapBuilder()
            .Text("propagation", mount.Propagation)
            .Flag("create_host_path", mount.CreateHostPath ? null : false)
            .Text("recursive", mount.Recursive)
            .Text("selinux", mount.SelinuxLabel);

    private static MapBuilder VolumeOf(MountModel mount) =>
        new MapBuilder()
            .Switch("nocopy", mount.NoCopy)
            .Text("subpath", mount.Kind is MountKind.Image ? null : mount.Subpath)
            .Texts("labels", mount.Labels);

    private static string TypeOf(MountKind kind) =>
        kind switch
        {
            MountKind.Bind => "bind",
            MountKind.Tmpfs => "tmpfs",
            MountKind.Image => "image",
            MountKind.NamedPipe => "npipe",
            _ => "volume",
        };
}
