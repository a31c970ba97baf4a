using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Supervisor.Contracts.Guarding.Holding;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Looping;
using Supervisor.Guard.Native;
using Supervisor.Guard.Processes;
using Xunit;

namespace Supervisor.IntegrationTests.Guard;

/// <summary>
/// What a guard sees of a container: processes in a cgroup that is named by an id. No engine knows of it, so nothing but the
/// guard can end it.
/// </summary>
internal sealed class PretendedContainer : IDisposable
{
    /// <summary>The machine's pids, a child in a session of its own, and one that nobody is the parent of.</summary>
    private const string Scattered =
        "setsid sleep 300 & (setsid sleep 300 &) ; echo up; i=0; while [ $i -lt 30000 ]; do sleep 0.01; i=$((i+1)); done";

    /// <summary>Where there is no cgroup, nobody would find the others again.</summary>
    private const string Alone = "echo up; " + RunningGuard.Waits;

    private readonly string? _cgroup;
    private readonly List<Process> _shells = [];

    private PretendedContainer(string? cgroup, string id) => (_cgroup, Id) = (cgroup, id);

    public string Id { get; }

    public IReadOnlyList<int> Pids => _cgroup is null ? [] : Supervisor.Guard.Cgroups.CgroupFile.Pids(_cgroup);

    /// <param name="version">Of cgroups: 1 or 2; 0 for a container that has none.</param>
    public static PretendedContainer Make(int version)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        if (version == 0)
        {
            return new PretendedContainer(null, id);
        }

        var tree = Supervisor
            .Guard.Cgroups.CgroupMounts.OfThisProcess()
            .FirstOrDefault(tree =>
                version == 2 ? tree.IsVersion2 : tree.Controllers.Contains("freezer", StringComparer.Ordinal)
            );
        Assert.SkipWhen(tree is null, $"Cgroups of version {version} cannot be made here.");
        return new PretendedContainer(
            Directory.CreateDirectory(Path.Combine(tree.Own, $"docker-{id}.scope")).FullName,
            id
        );
    }

    public static WorkloadName Name(int incarnation) =>
        new("cluster", "node", "group", "agent", incarnation.ToString(CultureInfo.InvariantCulture));

    /// <summary>A run of it, which says where it is once all of its processes are there.</summary>
    public Task<ContainerProcess> StartAsync() => StartAsync("sh", "-c", _cgroup is null ? Alone : Scattered);

    /// <summary>The first of a pid namespace, as with engines; without rights for that the test is skipped.</summary>
    public async Task<ContainerProcess> StartInNamespaceAsync()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root makes pid namespaces.");
        var parent = await StartAsync("unshare", "--pid", "--fork", "sh", "-c", Scattered);
        return Of(ProcessTable.All().Single(process => process.Parent == parent.Pid).Pid);
    }

    public static ContainerProcess Of(int pid) => new(pid, ProcessTable.Find(pid)!.StartTicks, BootClock.BootId);

    public void Pause() => Supervisor.Guard.Holding.ContainerFreezer.Freeze(_cgroup!);

    public void Dispose()
    {
        foreach (var shell in _shells)
        {
            shell.Kill(entireProcessTree: true);
            shell.WaitForExit();
            shell.Dispose();
        }

        if (_cgroup is not null)
        {
            while (Pids is { Count: > 0 } left)
            {
                Supervisor.Guard.Holding.ContainerFreezer.Thaw(_cgroup);
                foreach (var pid in left)
                {
                    LibcProcesses.Kill(pid, LibcProcesses.SignalKill);
                }
            }

            Directory.Delete(_cgroup);
        }
    }

    /// <summary>One that may be killed before anybody looks at it.</summary>
    public Task<int> StartDoomedAsync() => RunAsync("sh", "-c", _cgroup is null ? Alone : Scattered);

    private async Task<ContainerProcess> StartAsync(params string[] command) => Of(await RunAsync(command));

    private async Task<int> RunAsync(params string[] command)
    {
        var enters = _cgroup is null ? "" : $"echo $$ > {_cgroup}/cgroup.procs; ";
        var start = new ProcessStartInfo("sh", ["-c", enters + "exec \"$@\"", "sh", .. command])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        var shell = Process.Start(start)!;
        _shells.Add(shell);
        await shell.StandardOutput.ReadLineAsync();
        return shell.Id;
    }
}
