using Supervisor.Fleet.Schema.Shapes;
using static Supervisor.Fleet.Schema.Forms;
using static Supervisor.Fleet.Schema.Rows;

namespace Supervisor.Fleet.Schema.Tables.Services;

/// <summary>What it sees of the host, and what it may do there.</summary>
internal static class HostKeys
{
    public static IReadOnlyList<SchemaRow> Rows =>
        [
            Supported("privileged", Flag),
            Supported("cap_add", ListOf(Text)),
            Supported("cap_drop", ListOf(Text)),
            Supported("security_opt", ListOf(Text)),
            Supported("group_add", ListOf(Text)),
            Supported("devices", ListOf(ComposeForms.Device | DeviceKeys)),
            Supported("device_cgroup_rules", ListOf(ComposeForms.DeviceRule)),
            Supported("cgroup", Word("host", "private")),
            Supported("cgroup_parent", Text),
            Supported("ipc", Text),
            Supported("pid", Text | Nothing),
            Supported("uts", Word("host")),
            Supported("userns_mode", Text),
            Supported("sysctls", ComposeForms.Pairs),
            Warned("isolation", Text, "it exists on Windows only.", "Remove it."),
            Refused(
                "credential_spec",
                CredentialKeys,
                "it gives a container an account of Windows.",
                "Give the program its credentials by secrets."
            ),
            Refused(
                "use_api_socket",
                Flag,
                "it silently makes whoever breaks into the container master of the machine.",
                "If that is meant, mount /var/run/docker.sock in volumes, where all can see it."
            ),
        ];

    private static SectionShape DeviceKeys =>
        Section(
            "a device",
            Supported("source", Text).Needed(),
            Supported("target", Text),
            Supported("permissions", ComposeForms.DevicePermissions)
        );

    private static SectionShape CredentialKeys =>
        Section("credentials", Covered("config", Text), Covered("file", Text), Covered("registry", Text));
}
