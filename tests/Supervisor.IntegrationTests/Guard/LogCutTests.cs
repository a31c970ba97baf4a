using Shouldly;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Logs;
using Supervisor.IntegrationTests.Journal;
using Supervisor.TestKit.Drills;
using Xunit;

namespace Supervisor.IntegrationTests.Guard;

/// <summary>A program writes numbered lines as fast as it can, while its log is cut under it.</summary>
public sealed class LogCutTests
{
    private const int SignalTerm = 15;
    private const int Segment = NumberedLog.Segment;
    private const int KeepAll = 10_000;

    [Fact]
    public async Task Log_CutUnderAWriterAtFullSpeed_HasEveryLineOnceInOrder()
    {
        await using var guard = await RunningGuard.StartAsync();
        var start = WriterOf(guard, guard.LogOf("writer"), lines: 400_000, KeepAll);

        await guard.FinishAsync(start);

        await NumberedLog.SettledAsync(guard, start.Output.Path);
        NumberedLog.CheckLines(start.Output.Path, 400_000, leastSegments: 50);
    }

    [Fact]
    public async Task Log_OnAFileSystemThatOnlyMakesHoles_HasEveryLineOnceInOrder()
    {
        await using var disk = await SmallDisk.MountAsync(sizeInMiB: 256);
        await using var guard = await RunningGuard.StartAsync();
        var start = WriterOf(guard, disk.File("writer.log"), lines: 200_000, KeepAll);

        await guard.FinishAsync(start);

        await NumberedLog.SettledAsync(guard, start.Output.Path);
        NumberedLog.CheckLines(start.Output.Path, 200_000, leastSegments: 20);
    }

    [Fact]
    public Task Log_GuardKilledTwiceWhileItCuts_HasEveryLineOnceInOrder() => KillWhileCuttingAsync(times: 2);

    [Drill("guard-kill")]
    public Task Log_GuardKilledTwentyTimesWhileItCuts_HasEveryLineOnceInOrder() => KillWhileCuttingAsync(times: 20);

    private static async Task KillWhileCuttingAsync(int times)
    {
        await using var guard = await RunningGuard.StartAsync();
        var start = WriterOf(guard, guard.LogOf("writer"), lines: int.MaxValue, KeepAll);
        await guard.RunAsync(start);
        for (var kill = 0; kill < times; kill++)
        {
            await guard.EventAsync(EventKinds.Rotated, null);
            await guard.KillAndReplaceAsync();
        }

        await guard.StopAsync(start.Name, SignalTerm, TimeSpan.FromSeconds(20));
        await guard.EventAsync(EventKinds.Exited, start.Name);

        await NumberedLog.SettledAsync(guard, start.Output.Path);
        NumberedLog.CheckLines(start.Output.Path, lines: null, leastSegments: times);
    }

    [Fact]
    public async Task Log_OfThreeSegments_KeepsTheLastAndStaysSmall()
    {
        await using var guard = await RunningGuard.StartAsync();
        var start = WriterOf(guard, guard.LogOf("writer"), lines: 400_000, keep: 3);

        await guard.FinishAsync(start);

        await NumberedLog.SettledAsync(guard, start.Output.Path);
        var files = LogDirectory.List(start.Output.Path);
        files.Segments.Count.ShouldBe(2);
        NumberedLog.AllocatedBytes(start.Output.Path).ShouldBeLessThanOrEqualTo(Segment + 64 * 1024);
        var lines = NumberedLog.Text(start.Output.Path).Split('\n')[1..^1];
        NumberedLog.Number(lines[^1]).ShouldBe(399_999);
        lines.Select(NumberedLog.Number).ShouldBe(Enumerable.Range(400_000 - lines.Length, lines.Length));
    }

    [Fact]
    public async Task Log_OfTheNextIncarnation_GoesOnAtTheSamePosition()
    {
        await using var guard = await RunningGuard.StartAsync();
        var start = WriterOf(guard, guard.LogOf("writer"), lines: 20_000, KeepAll);
        await guard.FinishAsync(start);
        await guard.FinishAsync(start with { Name = start.Name with { Incarnation = "2" } });

        await NumberedLog.SettledAsync(guard, start.Output.Path);
        var numbers = NumberedLog.Text(start.Output.Path).Split('\n')[..^1].Select(NumberedLog.Number).ToList();
        numbers.ShouldBe([.. Enumerable.Range(0, 20_000), .. Enumerable.Range(0, 20_000)]);
    }

    private static WorkloadStart WriterOf(RunningGuard guard, string log, int lines, int keep) =>
        guard.Describe("writer", "python3", "-c", NumberedLog.Writer, $"{lines}") with
        {
            Output = new WorkloadOutput(log, SegmentBytes: Segment, Segments: keep),
        };
}
