using System.Text;
using Shouldly;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Logs;
using Supervisor.IntegrationTests.Journal;
using Xunit;

namespace Supervisor.IntegrationTests.Guard;

/// <summary>A program writes numbered lines as fast as it can, while its log is cut under it.</summary>
public sealed class LogCutTests
{
    private const int SignalTerm = 15;
    private const int Segment = 256 * 1024;
    private const int KeepAll = 10_000;

    /// <summary>Lines of different lengths, several processes' worth of writes a second, each line one write.</summary>
    private const string Writer = """
        import os, signal, sys
        signal.alarm(300)
        # A signal that kills cuts a write short at the end of a page; one that is handled does not.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        for i in range(int(sys.argv[1])):
            os.write(1, b'%d %s\n' % (i, b'x' * (i * 7 % 120)))
        """;

    [Fact]
    public async Task Log_CutUnderAWriterAtFullSpeed_HasEveryLineOnceInOrder()
    {
        await using var guard = await RunningGuard.StartAsync();
        var start = WriterOf(guard, guard.LogOf("writer"), lines: 400_000, KeepAll);

        await guard.FinishAsync(start);

        await SettledAsync(guard, start.Output.Path);
        CheckLines(start.Output.Path, 400_000, leastSegments: 50);
    }

    [Fact]
    public async Task Log_OnAFileSystemThatOnlyMakesHoles_HasEveryLineOnceInOrder()
    {
        await using var disk = await SmallDisk.MountAsync(sizeInMiB: 256);
        await using var guard = await RunningGuard.StartAsync();
        var start = WriterOf(guard, disk.File("writer.log"), lines: 200_000, KeepAll);

        await guard.FinishAsync(start);

        await SettledAsync(guard, start.Output.Path);
        CheckLines(start.Output.Path, 200_000, leastSegments: 20);
    }

    [Fact]
    public async Task Log_GuardKilledAgainAndAgainWhileItCuts_HasEveryLineOnceInOrder()
    {
        await using var guard = await RunningGuard.StartAsync();
        var start = WriterOf(guard, guard.LogOf("writer"), lines: int.MaxValue, KeepAll);
        await guard.RunAsync(start);
        for (var kill = 0; kill < 10; kill++)
        {
            await guard.EventAsync(EventKinds.Rotated, null);
            await guard.KillAndReplaceAsync();
        }

        await guard.StopAsync(start.Name, SignalTerm, TimeSpan.FromSeconds(20));
        await guard.EventAsync(EventKinds.Exited, start.Name);

        await SettledAsync(guard, start.Output.Path);
        CheckLines(start.Output.Path, lines: null, leastSegments: 10);
    }

    [Fact]
    public async Task Log_OfThreeSegments_KeepsTheLastAndStaysSmall()
    {
        await using var guard = await RunningGuard.StartAsync();
        var start = WriterOf(guard, guard.LogOf("writer"), lines: 400_000, keep: 3);

        await guard.FinishAsync(start);

        await SettledAsync(guard, start.Output.Path);
        var files = LogDirectory.List(start.Output.Path);
        files.Segments.Count.ShouldBe(2);
        AllocatedBytes(start.Output.Path).ShouldBeLessThanOrEqualTo(Segment + 64 * 1024);
        var lines = Text(start.Output.Path).Split('\n')[1..^1];
        Number(lines[^1]).ShouldBe(399_999);
        lines.Select(Number).ShouldBe(Enumerable.Range(400_000 - lines.Length, lines.Length));
    }

    [Fact]
    public async Task Log_OfTheNextIncarnation_GoesOnAtTheSamePosition()
    {
        await using var guard = await RunningGuard.StartAsync();
        var start = WriterOf(guard, guard.LogOf("writer"), lines: 20_000, KeepAll);
        await guard.FinishAsync(start);
        await guard.FinishAsync(start with { Name = start.Name with { Incarnation = "2" } });

        await SettledAsync(guard, start.Output.Path);
        var numbers = Text(start.Output.Path).Split('\n')[..^1].Select(Number).ToList();
        numbers.ShouldBe([.. Enumerable.Range(0, 20_000), .. Enumerable.Range(0, 20_000)]);
    }

    private static WorkloadStart WriterOf(RunningGuard guard, string log, int lines, int keep) =>
        guard.Describe("writer", "python3", "-c", Writer, $"{lines}") with
        {
            Output = new WorkloadOutput(log, SegmentBytes: Segment, Segments: keep),
        };

    /// <summary>A guard that is asked to end finishes what it is doing on the disk.</summary>
    private static async Task SettledAsync(RunningGuard guard, string live)
    {
        while (Held(live) > Segment)
        {
            await guard.EventAsync(EventKinds.Rotated, null);
        }

        RunningGuard.Ok(await guard.Session.EndAsync(force: true, guard.Cancellation));
        await RunningGuard.GoneAsync(guard.Session.Welcome.Pid);
    }

    private static long Held(string live)
    {
        using var file = File.OpenHandle(live, share: FileShare.ReadWrite);
        return RandomAccess.GetLength(file) - Holes.FirstData(live);
    }

    private static void CheckLines(string live, int? lines, int leastSegments)
    {
        var files = LogDirectory.List(live);
        files.Segments.Count.ShouldBeGreaterThanOrEqualTo(leastSegments);
        long position = 0;
        foreach (var segment in files.Segments)
        {
            segment.Start.ShouldBe(position);
            position = segment.End;
        }

        var text = Text(live);
        var expected = 0;
        foreach (var line in text.AsSpan().TrimEnd('\n').EnumerateLines())
        {
            var number = int.Parse(line[..line.IndexOf(' ')]);
            if (number != expected || line.Length != $"{number} ".Length + number * 7 % 120)
            {
                Assert.Fail($"Expected line {expected}, and saw '{line}' at {position}.");
            }

            expected++;
        }

        text.ShouldEndWith("\n");
        expected.ShouldBe(lines ?? expected);
    }

    /// <summary>What was ever written and is still kept: the segments, and the data of the live file.</summary>
    private static string Text(string live)
    {
        var segments = LogDirectory.List(live).Segments.Select(segment => File.ReadAllText(segment.File));
        var rest = File.ReadAllBytes(live).AsSpan((int)Holes.FirstData(live));
        return string.Concat(segments) + Encoding.UTF8.GetString(rest);
    }

    private static int Number(string line) => int.Parse(line.Split(' ')[0]);

    private static long AllocatedBytes(string live) => Holes.AllocatedBytes(live);
}
