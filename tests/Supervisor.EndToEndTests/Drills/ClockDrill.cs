using System.Diagnostics;
using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Supervisor.EndToEndTests.Supervised;
using Supervisor.TestKit.Drills;
using Xunit;

namespace Supervisor.EndToEndTests.Drills;

/// <summary>The machine's clock is stepped under daemon and guard: nothing is restarted, expires or waits longer for it.</summary>
public sealed class ClockDrill(ITestOutputHelper output)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Drill("clock-step")]
    public Task Clock_SteppedBackAndForth_ChangesNothingForWhatRunsAndWhatCrashes() =>
        StepAsync([
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(-1),
            TimeSpan.FromMinutes(10),
            TimeSpan.FromMinutes(-10),
            365 * Day,
            -365 * Day,
            .. Enumerable.Range(0, 20).Select(_ => Random.Shared.Next(-1000, 1000) * TimeSpan.FromHours(1)),
            10_000 * Day,
            // Before all of this was written.
            -10_000 * Day,
            TimeSpan.Zero,
        ]);

    /// <param name="offsets">How far off the clock is, one after the other.</param>
    private async Task StepAsync(IReadOnlyList<TimeSpan> offsets)
    {
        await using var node = await SupervisedNode.StartAsync(
            node =>
                FleetText.Of(
                    FleetText.Agent(node.Scratch, "One"),
                    FleetText.Agent(node.Scratch, "Word", FleetText.SaysReadyOverHttp, ", ttl: 300s")
                ),
            "One",
            "Word"
        );
        var clock = SteppedClock.Create(node.Scratch);
        using var guard = await PutUnderAsync(clock, node);
        var word = node.Running("Word");
        foreach (var offset in offsets)
        {
            clock.Set(offset);
            await CrashAsync(node, $"clock off by {offset}");
            node.Running("Word").ShouldBe(word);
        }

        await node.Daemon.KillAsync();
        await node.StartDaemonAsync(clock.Under(Daemon.Describe(node.Scratch)));
        await CrashAsync(node, "next daemon");
        await node.ShouldRunOnceAsync("Word");
        await ShouldOnlyRiseAsync(node);
    }

    /// <summary>A guard started by the daemon would not see the stepped clock, for it gets nothing of the daemon's environment.</summary>
    private static async Task<Process> PutUnderAsync(SteppedClock clock, SupervisedNode node)
    {
        await node.Daemon.KillAsync();
        await node.KillGuardAsync();
        var start = Programs.Start(Programs.Supervisor, ["guard", "--data-dir", node.Scratch.Data], node.Scratch.Home);
        var guard = Process.Start(clock.Under(start))!;
        (await guard.StandardOutput.ReadLineAsync()).ShouldBe("ready");
        await node.StartDaemonAsync(clock.Under(Daemon.Describe(node.Scratch)));
        await node.ReadyAsync("One", "Word");
        return guard;
    }

    private async Task CrashAsync(SupervisedNode node, string when)
    {
        var before = node.Running("One");
        var began = Stopwatch.GetTimestamp();
        await MachineProcesses.KillAsync(before.Pid);
        await node.ReplacedAsync(before);
        var took = Stopwatch.GetElapsedTime(began);
        var now = await node.ShouldRunOnceAsync("One", when);
        (await node.ShowAsync("Word")).GetProperty("ready").GetBoolean().ShouldBeTrue(when);
        output.WriteLine(
            $"{when}: {before.Incarnation} is followed by {now.Incarnation} after {took.TotalMilliseconds:0} ms"
        );
    }

    /// <summary>What happened later has the later time, wherever the clock stood; and nobody was said to be silent.</summary>
    private static async Task ShouldOnlyRiseAsync(SupervisedNode node)
    {
        var shown = await PbmProgram.RunAsync(node.Scratch, "events", "-n", "100000", "-o", "json");
        var events = shown.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(JournaledEvent.Parse).ToList();
        foreach (var stream in events.GroupBy(happened => happened.Stream))
        {
            var stamps = stream.OrderBy(happened => happened.Version).Select(happened => happened.Stamp).ToList();
            stamps.ShouldBe(stamps.OrderBy(stamp => stamp.Time, StringComparer.Ordinal).ThenBy(stamp => stamp.Number));
        }

        events.ShouldNotContain(happened => happened.Stream.EndsWith("/Word") && happened.Event == "agent.not-ready");
    }
}
