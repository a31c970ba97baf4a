using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Compose.Texts;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Compose.Services;

internal static class MountBinder
{
    public static ValueList<MountModel> Bind(Cursor mounts) =>
        mounts
            .Items.Select(mount => mount.Text is { } text ? MountText.Parse(text).Value : BindLong(mount))
            .OfType<MountModel>()
            .ToValueList();

    private static MountModel? BindLong(Cursor mount) =>
        (KindOf(mount["type"].Setting), mount["target"].Setting) is ({ } kind, { } target)
            ? new MountModel(kind, mount["source"].Setting, target)
            {
                ReadOnly = mount["read_only"].Flag ?? false,
                Propagation = mount["bind"]["propagation"].Setting,
                CreateHostPath = mount["bind"]["create_host_path"].Flag ?? true,
                Recursive = mount["bind"]["recursive"].Setting,
                SelinuxLabel = mount["bind"]["selinux"].Setting,
                NoCopy = mount["volume"]["nocopy"].Flag ?? false,
                Subpath = mount["volume"]["subpath"].Setting ?? mount["image"]["subpath"].Setting,
                Labels = PairsBinder.BindTexts(mount["volume"]["labels"]),
                TmpfsBytes = mount["tmpfs"]["size"].Bytes,
                TmpfsMode = GrantBinder.FileMode(mount["tmpfs"]["mode"]),
            }
            : null;

    private static MountKind? KindOf(string? type) =>
        type switch
        {
            "bind" => MountKind.Bind,
            "volume" => MountKind.Volume,
            "tmpfs" => MountKind.Tmpfs,
            "image" => MountKind.Image,
            "npipe" => MountKind.NamedPipe,
            _ => null,
        };
}
