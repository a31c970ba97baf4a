using Shouldly;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.IntegrationTests.Guard;
using Supervisor.IntegrationTests.Journal;
using Supervisor.Runtimes.Logs;
using Supervisor.TestKit.Drills;
using Xunit;

namespace Supervisor.IntegrationTests.Runtimes.Logs;

/// <summary>A program writes as fast as it can, a guard cuts its log under it, and others follow it.</summary>
public sealed class LogFollowTests
{
    private const int SignalTerm = 15;
    private const int Segment = 64 * 1024;
    private const int KeepAll = 10_000;
    private const int Lines = 200_000;

    [Fact]
    public async Task Followers_StartedAtAnyMoment_GetEveryLineOnceInOrder()
    {
        await using var guard = await RunningGuard.StartAsync();

        await FollowAsync(guard, guard.LogOf("writer"));
    }

    [Fact]
    public async Task Followers_OnAFileSystemThatOnlyMakesHoles_GetEveryLineOnceInOrder()
    {
        await using var disk = await SmallDisk.MountAsync(sizeInMiB: 256);
        await using var guard = await RunningGuard.StartAsync();

        await FollowAsync(guard, disk.File("writer.log"));
    }

    [Fact]
    public Task Follower_WhileGuardsAreKilledAndTheAgentIsRestarted_GetsEveryLineOnceInOrder() =>
        FollowOverKillsAsync(killsOfEach: 1);

    [Drill("guard-kill")]
    public Task Follower_WhileManyGuardsAreKilled_GetsEveryLineOnceInOrder() => FollowOverKillsAsync(killsOfEach: 10);

    /// <param name="killsOfEach">Of the guards, in the time of each of two incarnations.</param>
    private static async Task FollowOverKillsAsync(int killsOfEach)
    {
        await using var guard = await RunningGuard.StartAsync();
        var log = guard.LogOf("writer");
        using var follower = LogFollower.Start(log, new LogStart());
        for (var incarnation = 1; incarnation <= 2; incarnation++)
        {
            var start = WriterOf(guard, log, LastNumber(log) + 1, int.MaxValue, KeepAll);
            start = start with { Name = start.Name with { Incarnation = $"{incarnation}" } };
            await guard.RunAsync(start);
            for (var kill = 0; kill < killsOfEach; kill++)
            {
                await guard.EventAsync(EventKinds.Rotated, null);
                await guard.KillAndReplaceAsync();
            }

            await guard.StopAsync(start.Name, SignalTerm, TimeSpan.FromSeconds(20));
            await guard.EventAsync(EventKinds.Exited, start.Name);
        }

        var lines = await follower.FinishAsync();

        lines.BytesLost.ShouldBe(0);
        lines.Count.ShouldBe(lines.Next);
        lines.Next.ShouldBe(LastNumber(log) + 1);
    }

    [Fact]
    public async Task Follower_TooSlowForWhatIsKept_IsToldHowMuchItMissesAndLosesNothingElse()
    {
        await using var guard = await RunningGuard.StartAsync();
        var log = guard.LogOf("writer");
        using var slow = LogFollower.Start(log, new LogStart(), bufferBytes: 64);

        await guard.FinishAsync(WriterOf(guard, log, 0, Lines, keep: 2));
        var lines = await slow.FinishAsync();

        lines.Next.ShouldBe(Lines);
        lines.BytesLost.ShouldBeGreaterThan(0);
    }

    /// <param name="guard">Runs the writer.</param>
    /// <param name="log">Where it writes to.</param>
    private static async Task FollowAsync(RunningGuard guard, string log)
    {
        var followers = new List<LogFollower>();
        var chance = new Random(Lines);
        var start = WriterOf(guard, log, 0, Lines, KeepAll);
        await guard.RunAsync(start);
        try
        {
            followers.Add(LogFollower.Start(log, new LogStart()));
            for (var follower = 0; follower < 5; follower++)
            {
                await guard.EventAsync(EventKinds.Rotated, null);
                var buffer = chance.Next(100, 200_000);
                followers.Add(LogFollower.Start(log, new LogStart(Tail: chance.Next(0, 3000)), buffer));
            }

            await guard.EventAsync(EventKinds.Exited, start.Name);
            foreach (var follower in followers)
            {
                var lines = await follower.FinishAsync();
                lines.Next.ShouldBe(Lines);
                lines.BytesLost.ShouldBe(0);
            }

            (await followers[0].FinishAsync()).Count.ShouldBe(Lines);
        }
        finally
        {
            followers.ForEach(follower => follower.Dispose());
        }
    }

    private static WorkloadStart WriterOf(RunningGuard guard, string log, int first, int end, int keep) =>
        guard.Describe("writer", "python3", "-c", NumberedLines.Writer, $"{first}", $"{end}") with
        {
            Output = new WorkloadOutput(log, SegmentBytes: Segment, Segments: keep),
        };

    /// <summary>-1 when nothing was written.</summary>
    private static int LastNumber(string log)
    {
        using var cursor = LogCursor.Open(log, new LogStart(Tail: 1));
        var items = new List<LogItem>();
        while (cursor.ReadSome(new byte[4096], items)) { }
        return items is [LogLine line] ? NumberedLines.NumberOf(line.Text) : -1;
    }
}
