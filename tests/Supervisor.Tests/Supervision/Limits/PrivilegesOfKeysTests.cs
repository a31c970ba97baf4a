using Shouldly;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Supervised;
using Supervisor.Fleet.Trees;
using Supervisor.Supervision.Limits;
using Supervisor.Tests.Fleet;
using Supervisor.Tests.Fleet.Schema;
using Xunit;

namespace Supervisor.Tests.Supervision.Limits;

/// <summary>Every key of a service stands in one of the two tables: a key that nobody thought of would be a way to root.</summary>
public sealed class PrivilegesOfKeysTests
{
    private const string None = "";

    /// <summary>What a key asks for, beyond what stands beside it.</summary>
    private static readonly Dictionary<string, string> Asking = new(StringComparer.Ordinal)
    {
        ["privileged"] = PrivilegeKinds.Privileged,
        ["post_start[].privileged"] = PrivilegeKinds.Privileged,
        ["pre_stop[].privileged"] = PrivilegeKinds.Privileged,
        ["cap_add"] = PrivilegeKinds.Capabilities,
        ["network_mode"] = PrivilegeKinds.HostNamespaces,
        ["pid"] = PrivilegeKinds.HostNamespaces,
        ["ipc"] = PrivilegeKinds.HostNamespaces,
        ["uts"] = PrivilegeKinds.HostNamespaces,
        ["userns_mode"] = PrivilegeKinds.HostNamespaces,
        ["cgroup"] = PrivilegeKinds.HostNamespaces,
        ["cgroup_parent"] = PrivilegeKinds.HostNamespaces,
        ["volumes[].type"] = PrivilegeKinds.HostMounts,
        ["volumes[].source"] = PrivilegeKinds.HostMounts,
        ["volumes_from"] = PrivilegeKinds.HostMounts,
        ["devices"] = PrivilegeKinds.Devices,
        ["devices[].source"] = PrivilegeKinds.Devices,
        ["device_cgroup_rules"] = PrivilegeKinds.Devices,
        ["gpus"] = PrivilegeKinds.Gpus,
        ["runtime"] = PrivilegeKinds.Gpus,
        ["deploy.resources.reservations.devices"] = PrivilegeKinds.Gpus,
        ["deploy.resources.reservations.devices[].capabilities"] = PrivilegeKinds.Gpus,
        ["deploy.resources.reservations.devices[].driver"] = PrivilegeKinds.Gpus,
    };

    /// <summary>Of the service's keys, those by which nothing of the machine is reached, with all that is below them.</summary>
    private static readonly HashSet<string> Harmless = new[]
    {
        // Run as what the container is.
        "image build pull_policy pull_refresh_after platform command entrypoint working_dir user group_add init tty stdin_open post_start pre_stop",
        "environment env_file labels label_file annotations healthcheck restart stop_signal stop_grace_period profiles extends",
        // Files of memory, of the engine, or of what was applied.
        "volumes tmpfs read_only storage_opt secrets configs shm_size x-supervisor",
        // Within its own network.
        "networks links external_links extra_hosts dns dns_opt dns_search hostname domainname mac_address ports expose",
        // Fewer rights, and shares of the machine.
        "cap_drop security_opt sysctls ulimits cpus cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime",
        "cpu_shares cpuset mem_limit mem_reservation mem_swappiness memswap_limit pids_limit oom_kill_disable oom_score_adj",
        "blkio_config deploy scale gpus devices",
        // Names, order, and what nobody does.
        "container_name depends_on logging attach develop isolation",
    }.SelectMany(static line => line.Split(' ')).ToHashSet(StringComparer.Ordinal);

    private static readonly MemoryFiles Files = new()
    {
        ["web.env"] = "FROM_FILE='a b'",
        ["other.env"] = "FROM_OTHER=c",
        ["web.labels"] = "com.example.from=file",
    };

    public static TheoryData<string> Keys =>
        new(
            KeyList
                .Trials.Where(static trial =>
                    trial.Path.StartsWith("services.*.", StringComparison.Ordinal)
                    && trial.Verdict is "supported" or "warned"
                )
                .Select(static trial => trial.Path["services.*.".Length..])
                .Distinct(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Keys))]
    public void Key_AsksForWhatTheTableSays(string key)
    {
        var trial = KeyList.Trials.First(trial =>
            trial.Path == $"services.*.{key}" && trial.Verdict is "supported" or "warned"
        );
        var without = Of(trial.File(null)).ToList();
        var more = Of(trial.File()).Where(privilege => !without.Contains(privilege)).Select(static one => one.Kind);

        string.Join(' ', more.Distinct(StringComparer.Ordinal)).ShouldBe(Asking.GetValueOrDefault(key, None));
        (Asking.ContainsKey(key) || Harmless.Contains(key.Split('.', '[')[0])).ShouldBeTrue(
            $"Nobody has said what '{key}' may reach."
        );
    }

    [Fact]
    public void Table_HasNoKeyThatIsNone() => Asking.Keys.ShouldBeSubsetOf(Keys.Select(static row => row.Data));

    private static IEnumerable<Privilege> Of(MapNode file)
    {
        var log = new FindingLog();
        var project = new ProjectBinder(ProjectText.Project(file), Files, log).Bind(node: null);
        return project
            .Groups.Where(static group => !group.IsProcess)
            .SelectMany(group => GroupPrivileges.Of(project, group));
    }
}
