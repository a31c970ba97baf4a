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
            time.sleep(300)
        leave(0)
        leave(2)
        while sys.argv[1] == 'wait': time.sleep(300)
        # Both must have said who they are.
        while open(sys.argv[2]).read().count('escaped') < 2: time.sleep(0.01)
        sys.exit(7)
        """;

    /// <summary>Each process forks and ends, and its child does the same in a session of its own, faster than anybody reads /proc.</summary>
    private const string Chain = """
        import os, time
        end = time.monotonic() + 100
        if os.fork(): time.sleep(300)
        print('begun', flush=True)
        while time.monotonic() < end:
            if os.fork(): os._exit(0)
            os.setsid()
        print('ended by itself', flush=True)
        """;

    /// <summary>Two that are each other's watchman: who sees the other gone makes a new one at once.</summary>
    private const string Pair = """
        import os, signal, time
        end = time.monotonic() + 100
        if os.fork(): time.sleep(300)
        print('begun', flush=True)
        watched = 0
        while time.monotonic() < end:
            parent = os.getpid()
            if not watched: watched = os.fork()
            if not watched:
                os.setsid()
                while os.getppid() == parent and time.monotonic() < end: pass
            elif os.waitpid(watched, os.WNOHANG)[0]: watched = 0
        print('ended by itself', flush=True)
        """;

    private protected abstract Task<RunningGuard> StartGuardAsync();

    protected abstract string Tracking { get; }

    [Fact]
    public async Task Status_SaysHowProcessesAreHeldTogether()
    {
        await using var guard = await StartGuardAsync();

        (await guard.RunAsync("sleeper", "sleep", Leftovers.Lifetime)).Tracking.ShouldBe(Tracking);
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

    [Theory]
    [InlineData("chain", Chain)]
    [InlineData("pair", Pair)]
    public async Task Stop_ProcessesThatReplaceEachOther_AreGoneAllTheSame(string agent, string program)
    {
        await using var guard = await StartGuardAsync();
        var start = guard.Describe(agent, "python3", "-c", program);
        await guard.RunAsync(start);
        await guard.LineAsync(agent, line => line == "begun");

        await guard.StopAsync(start.Name, SignalTerm, TimeSpan.Zero);

        (await guard.EventAsync(EventKinds.Exited, start.Name)).Workload!.Exit!.Cause.ShouldBe(ExitCauses.Stop);
        (await File.ReadAllLinesAsync(guard.LogOf(agent), guard.Cancellation)).ShouldNotContain("ended by itself");
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
