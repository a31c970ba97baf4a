using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Schema.Shapes;
using Supervisor.Fleet.Trees;
using static Supervisor.Fleet.Schema.Forms;
using static Supervisor.Fleet.Schema.Rows;

namespace Supervisor.Fleet.Schema.Tables.Services;

/// <summary>What it reads and writes.</summary>
internal static class StorageKeys
{
    public static IReadOnlyList<SchemaRow> Rows =>
        [
            Supported("volumes", ListOf(ComposeForms.Mount | MountKeys)),
            Supported("volumes_from", ListOf(Text)),
            Supported("tmpfs", Text | ListOf(Text)),
            Supported("read_only", Flag),
            Supported("storage_opt", MapOf(Text)),
        ];

    private static Shape MountType =>
        Guarded(
            Word("bind", "volume", "tmpfs", "image", "npipe", "cluster"),
            node =>
                node is ScalarNode { Text: "cluster" }
                    ? new Objection(
                        ComposeKinds.RefusedValue,
                        "only a Swarm has volumes of the cluster.",
                        "Write type: volume, with the driver of the shared storage in the volume's own section."
                    )
                    : null
        );

    private static Shape MountKeys =>
        Guarded(
            MountSection,
            node =>
                node is MapNode map
                && map.Find("type")?.Value is ScalarNode { Text: "bind" }
                && map.Find("source") is null
                    ? new Objection(
                        ComposeKinds.MissingKey,
                        "it is a bind mount of nothing.",
                        "Add 'source', which is a path of the host."
                    )
                    : null
        );

    private static SectionShape MountSection =>
        Section(
            "a mount",
            Supported("type", MountType).Needed(),
            Supported("source", Text),
            Supported("target", Text).Needed(),
            Supported("read_only", Flag),
            Warned("consistency", Text, "it was for Docker Desktop on old Macs.", "Remove it."),
            Supported("bind", BindKeys),
            Supported("volume", VolumeKeys),
            Supported("tmpfs", TmpfsKeys),
            Supported("image", Section("an image's mount", Supported("subpath", Text)))
        );

    private static SectionShape BindKeys =>
        Section(
            "a bind mount",
            Supported("propagation", Word("private", "rprivate", "shared", "rshared", "slave", "rslave")),
            Supported("create_host_path", Flag),
            Supported("recursive", Word("enabled", "disabled", "writable", "readonly")),
            Supported("selinux", Word("z", "Z"))
        );

    private static SectionShape VolumeKeys =>
        Section(
            "a volume's mount",
            Supported("nocopy", Flag),
            Supported("subpath", Text),
            Supported("labels", ComposeForms.Pairs)
        );

    private static SectionShape TmpfsKeys =>
        Section("a mount of memory", Supported("size", Size), Supported("mode", ComposeForms.FileMode));
}
