using System.Globalization;
using Shouldly;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;
using Xunit;

namespace Supervisor.IntegrationTests.Guard;

/// <summary>What holds however the processes of a workload are held together.</summary>
public abstract class TreeContract
{
    private const int SignalTerm = 15;

    /// <summary>Two processes that left: one by a session of its own, one by losing both parents as well. Then the first one waits, or ends.</summary>
    private const string Scatters = """
        import os, sys, time
        def leave(levels):
            if os.fork(): return
            os.setsid()
            for _ in range(levels):
                if os.fork(): os._exit(0)
            print('escaped', os.getpid(), flush=True)
            time.sleep(1000)
        leave(0)
        leave(2)
        while sys.argv[1] == 'wait': time.sleep(1000)
        # Both must have said who they are.
        while open(sys.argv[2]).read().count('escaped') < 2: time.sleep(0.01)
        sys.exit(7)
        """;

    private protected abstract Task<RunningGuard> StartGuardAsync();

    protected abstract string Tracking { get; }

    [Fact]
    public async Task Status_SaysHowProcessesAreHeldTogether()
    {
        await using var guard = await StartGuardAsync();

        (await guard.RunAsync("sleeper", "sleep", "1000")).Tracking.ShouldBe(Tracking);
    }

    [Fact]
    public async Task Stop_EscapedProcesses_DieWithTheRest()
    {
        await using var guard = await StartGuardAsync();
        var start = guard.Describe("scatter", "python3", "-c", Scatters, "wait");
        var status = await guard.RunAsync(start);
        var escaped = await EscapedAsync(guard);

        await guard.StopAsync(start.Name, SignalTerm, TimeSpan.Zero);
        var exit = (await guard.EventAsync(EventKinds.Exited, start.Name)).Workload!.Exit!;

        exit.Cause.ShouldBe(ExitCauses.Stop);
        RunningGuard.IsAlive(status.Pid!.Value).ShouldBeFalse();
        escaped.Where(RunningGuard.IsAlive).ShouldBeEmpty();
    }

    [Fact]
    public async Task Exit_ProcessesLeftBehind_AreKilledBeforeItIsTold()
    {
        await using var guard = await StartGuardAsync();
        var start = guard.Describe("leaver", "python3", "-c", Scatters, "end", guard.LogOf("leaver"));

        var exit = (await guard.FinishAsync(start)).Exit!;

        (exit.Kind, exit.Code, exit.Leftovers).ShouldBe((ExitKinds.Exited, 7, 2));
        (await EscapedAsync(guard, "leaver")).Where(RunningGuard.IsAlive).ShouldBeEmpty();
    }

    [Fact]
    public async Task Kill_GuardAndItsWorkload_LeavesEscapedOnesToTheNextGuard()
    {
        await using var guard = await StartGuardAsync();
        var start = guard.Describe("scatter", "python3", "-c", Scatters, "wait");
        await guard.RunAsync(start);
        var escaped = await EscapedAsync(guard);
        await guard.KillAndReplaceAsync();

        await guard.StopAsync(start.Name, SignalTerm, TimeSpan.Zero);
        await guard.EventAsync(EventKinds.Exited, start.Name);

        escaped.Where(RunningGuard.IsAlive).ShouldBeEmpty();
    }

    [Fact]
    public async Task Stop_ProcessThatForksWithoutEnd_IsGoneAllTheSame()
    {
        await using var guard = await StartGuardAsync();
        const string Forks =
            "import os\nprint('begun', flush=True)\nwhile True:\n if os.fork(): os._exit(0)\n os.setsid()";
        var start = guard.Describe(
            "forker",
            "python3",
            "-c",
            "import os,time\nif os.fork(): time.sleep(1000)\n" + Forks
        );
        await guard.RunAsync(start);
        await guard.LineAsync("forker", line => line == "begun");

        await guard.StopAsync(start.Name, SignalTerm, TimeSpan.Zero);

        (await guard.EventAsync(EventKinds.Exited, start.Name)).Workload!.Exit!.Cause.ShouldBe(ExitCauses.Stop);
    }

    private static async Task<IReadOnlyList<int>> EscapedAsync(RunningGuard guard, string agent = "scatter")
    {
        var pids = new List<int>();
        while (pids.Count < 2)
        {
            var line = await guard.LineAsync(
                agent,
                line => line.StartsWith("escaped ", StringComparison.Ordinal) && !pids.Contains(Pid(line))
            );
            pids.Add(Pid(line));
        }

        return pids;
    }

    private static int Pid(string line) => int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
}
