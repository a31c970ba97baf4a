using System.Globalization;
using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Drills;

/// <summary>The shipped unit under this machine's systemd, with a name, a program and a data directory of the test's own.</summary>
internal sealed class SystemdUnit : IAsyncDisposable
{
    private const string Units = "/run/systemd/system";

    private readonly string _name = $"supervisor-drill-{Guid.NewGuid():N}.service";
    private readonly Scratch _scratch;

    private SystemdUnit(Scratch scratch) => _scratch = scratch;

    /// <summary>The text of <c>config/systemd/supervisor.service</c>.</summary>
    public static string Shipped =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Config", "supervisor.service"));

    private string Changes => Path.Combine(Units, $"{_name}.d");

    /// <param name="settings">Lines that replace some of the unit's section of the service.</param>
    public static async Task<SystemdUnit> InstallAsync(Scratch scratch, string settings)
    {
        Assert.SkipUnless(
            Directory.Exists(Units),
            $"PID 1 of this machine is '{File.ReadAllText("/proc/1/comm").Trim()}' and no systemd."
        );
        Assert.SkipUnless(Posix.IsRoot, "Only root may install a unit of the system.");
        var unit = new SystemdUnit(scratch);
        File.WriteAllText(Path.Combine(Units, unit._name), Shipped);
        Directory.CreateDirectory(unit.Changes);
        File.WriteAllText(Path.Combine(unit.Changes, "drill.conf"), $"[Service]\n{settings}\n");
        await unit.SystemctlAsync("daemon-reload");
        return unit;
    }

    /// <summary>Does to the unit what an operator would.</summary>
    public Task<string> DoAsync(string verb, params string[] words) => SystemctlAsync([verb, .. words, _name]);

    public async Task<int> MainPidAsync() =>
        int.Parse(await DoAsync("show", "--property=MainPID", "--value"), CultureInfo.InvariantCulture);

    /// <summary>Waits until systemd has started another daemon, which has said that it is ready.</summary>
    public Task ReplacedAsync(int pid) =>
        Until.HoldsAsync(
            async () =>
                await MainPidAsync() is var now
                && now != 0
                && now != pid
                && await DoAsync("show", "--property=ActiveState", "--value") == "active",
            $"systemd starts a daemon in place of {pid}"
        );

    public async ValueTask DisposeAsync()
    {
        await DoAsync("stop");
        Directory.Delete(Changes, recursive: true);
        File.Delete(Path.Combine(Units, _name));
        await SystemctlAsync("daemon-reload");
    }

    private async Task<string> SystemctlAsync(params string[] words)
    {
        var done = await ProgramResult.OfAsync(Programs.Start("systemctl", words, _scratch.Home));
        done.Exit.ShouldBe(0, $"systemctl {string.Join(' ', words)}: {done.Error}");
        return done.Out.Trim();
    }
}
