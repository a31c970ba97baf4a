using System.Text;
using Shouldly;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Guard.Logs;
using Xunit;

namespace Supervisor.IntegrationTests.Guard;

/// <summary>A log of numbered lines, each of another length, as a program has written and a guard has cut it.</summary>
internal static class NumberedLog
{
    public const int Segment = 256 * 1024;

    /// <summary>Lines of different lengths, several processes' worth of writes a second, each line one write.</summary>
    public const string Writer = """
        import os, signal, sys
        signal.alarm(300)
        # A signal that kills cuts a write short at the end of a page; one that is handled does not.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        for i in range(int(sys.argv[1])):
            os.write(1, b'%d %s\n' % (i, b'x' * (i * 7 % 120)))
        """;

    /// <summary>A guard that is asked to end finishes what it is doing on the disk.</summary>
    public static async Task SettledAsync(RunningGuard guard, string live)
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

    public static void CheckLines(string live, int? lines, int leastSegments)
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
    public static string Text(string live)
    {
        var segments = LogDirectory.List(live).Segments.Select(segment => File.ReadAllText(segment.File));
        var rest = File.ReadAllBytes(live).AsSpan((int)Holes.FirstData(live));
        return string.Concat(segments) + Encoding.UTF8.GetString(rest);
    }

    public static int Number(string line) => int.Parse(line.Split(' ')[0]);

    public static long AllocatedBytes(string live) => Holes.AllocatedBytes(live);
}
