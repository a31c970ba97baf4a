using System.Collections.Frozen;
using Supervisor.Fleet.Model.Services;

namespace Supervisor.Supervision.Limits;

/// <summary>What loosens the walls of a container.</summary>
internal static class SecurityPrivileges
{
    private const string Prefix = "CAP_";

    /// <summary>Engines give them to every container, so to drop all and add some of these back asks for nothing.</summary>
    private static readonly FrozenSet<string> Usual = new[]
    {
        "AUDIT_WRITE",
        "CHOWN",
        "DAC_OVERRIDE",
        "FOWNER",
        "FSETID",
        "KILL",
        "MKNOD",
        "NET_BIND_SERVICE",
        "NET_RAW",
        "SETFCAP",
        "SETGID",
        "SETPCAP",
        "SETUID",
        "SYS_CHROOT",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Tightening = new[]
    {
        "no-new-privileges",
        "no-new-privileges:true",
        "no-new-privileges=true",
    }.ToFrozenSet(StringComparer.Ordinal);

    internal static IEnumerable<Privilege> Of(ServiceModel service) =>
        [
            .. OfContainer(service),
            .. Hooks("post_start", service.PostStart),
            .. Hooks("pre_stop", service.PreStop),
            .. service.Security.CapAdd.Where(static name => !Usual.Contains(Bare(name))).Select(Capability),
            .. service.Security.SecurityOptions.Where(static one => !Tightening.Contains(one)).Select(Option),
        ];

    private static IEnumerable<Privilege> OfContainer(ServiceModel service)
    {
        if (service.Security.Privileged)
        {
            yield return new Privilege(PrivilegeKinds.Privileged, "privileged", "is privileged");
        }

        // A path names any program of the machine, which root runs.
        if (service.Runtime is not (null or "" or "runc" or "crun" or "nvidia"))
        {
            yield return new Privilege(
                PrivilegeKinds.Privileged,
                "runtime",
                $"is run by the runtime '{service.Runtime}'"
            );
        }
    }

    private static IEnumerable<Privilege> Hooks(string key, IEnumerable<HookModel> hooks) =>
        hooks
            .Where(static hook => hook.Privileged)
            .Take(1)
            .Select(_ => new Privilege(PrivilegeKinds.Privileged, key, $"has a privileged command in {key}"));

    private static Privilege Capability(string name) =>
        new(PrivilegeKinds.Capabilities, "cap_add", $"adds the capability {name}");

    private static Privilege Option(string option) =>
        new(PrivilegeKinds.Capabilities, "security_opt", $"has the security option '{option}'");

    private static string Bare(string name) =>
        name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? name[Prefix.Length..] : name;
}
