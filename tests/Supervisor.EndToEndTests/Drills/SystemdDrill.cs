using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Supervisor.EndToEndTests.Supervised;
using Supervisor.TestKit.Drills;
using Xunit;

namespace Supervisor.EndToEndTests.Drills;

/// <summary>The daemon as a service: whatever systemd does to it, the agents and their guard run on.</summary>
public sealed class SystemdDrill(ITestOutputHelper output)
{
    private const int Agents = 3;

    [Drill("systemd")]
    public async Task Unit_RestartedKilledHungAndStopped_LeavesTheAgentsRunning()
    {
        using var scratch = new Scratch();
        await using var unit = await SystemdUnit.InstallAsync(scratch, Settings(scratch));
        await using var events = new EventWatch(scratch);
        try
        {
            await unit.DoAsync("start");
            await events.ConnectAsync();
            foreach (var name in Names())
            {
                await events.ExpectAsync($"agent:{FleetText.Group}/{name}", "agent.ready");
            }

            await TortureAsync(unit, scratch);
        }
        finally
        {
            await PbmProgram.RunAsync(scratch, "fleet", "down", "--wait");
        }
    }

    private async Task TortureAsync(SystemdUnit unit, Scratch scratch)
    {
        var (agents, guard) = (MachineProcesses.Agents(scratch.Data), await MachineProcesses.GuardAsync(scratch.Data));
        agents.Count.ShouldBe(Agents);

        await StepAsync("restart", pid => unit.DoAsync("restart"));
        await StepAsync("kill -9 of the daemon", pid => KillAsync(pid, Posix.SigKill));
        await StepAsync("a daemon that stands still", pid => KillAsync(pid, Posix.SigStop));
        await StepAsync(
            "stop, and start",
            async _ =>
            {
                await unit.DoAsync("stop");
                Look("stopped");
                await unit.DoAsync("start");
            }
        );

        async Task StepAsync(string what, Func<int, Task> act)
        {
            var before = await unit.MainPidAsync();
            await act(before);
            await unit.ReplacedAsync(before);
            Look(what);
            var list = await PbmProgram.RunAsync(scratch, "agent", "list");
            output.WriteLine($"{what}: daemon {before} is now {await unit.MainPidAsync()}\n{list.Out}");
        }

        void Look(string when)
        {
            MachineProcesses.Agents(scratch.Data).ShouldBe(agents, ignoreOrder: true, when);
            MachineProcesses.Guards(scratch.Data).ShouldBe([guard], when);
        }
    }

    private static Task KillAsync(int pid, int signal)
    {
        Posix.Signal(pid, signal);
        return Task.CompletedTask;
    }

    private static string Settings(Scratch scratch)
    {
        var agents = string.Concat(Names().Select(name => $"        {name}: {{ command: [sleep, '1000'] }}\n"));
        File.WriteAllText(scratch.File("fleet.yaml"), FleetText.Of(agents));
        var start = Daemon.Describe(scratch, "--fleet", scratch.File("fleet.yaml"));
        // A daemon that stands still is to be killed soon, for this is a drill.
        return $"""
            ExecStart=
            ExecStart={start.FileName} {string.Join(' ', start.ArgumentList)}
            Environment=DOTNET_ROOT={start.Environment["DOTNET_ROOT"]} HOME={scratch.Home}
            StateDirectory=
            WatchdogSec=6s
            TimeoutAbortSec=3s
            """;
    }

    private static IEnumerable<string> Names() => Enumerable.Range(1, Agents).Select(number => $"Agent{number}");
}
