using Shouldly;
using Supervisor.Runtimes.Logs;
using Xunit;

namespace Supervisor.Tests.Runtimes.Logs;

public sealed class LogTailTests : IDisposable
{
    private readonly LogFolder _logs = new();

    public void Dispose() => _logs.Dispose();

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "3\n")]
    [InlineData(2, "2\n3\n")]
    [InlineData(3, "1\n2\n3\n")]
    [InlineData(4, "1\n2\n3\n")]
    public void Tail_OfSomeLines_AreTheLast(int lines, string expected)
    {
        _logs.Write("1\n2\n3\n");

        Tail(lines).ShouldBe(expected);
    }

    [Fact]
    public void Tail_OfALogWithAnUnfinishedLine_CountsItToo()
    {
        _logs.Write("1\n2\n3");

        Tail(2).ShouldBe("2\n3");
    }

    [Fact]
    public void Tail_OfEmptyLines_CountsEach()
    {
        _logs.Write("1\n\n\n\n");

        Tail(2).ShouldBe("\n\n");
    }

    [Fact]
    public void Tail_OfNothing_IsNothing() => Tail(5).ShouldBe("");

    [Fact]
    public void Tail_AcrossSegmentsAndBlocks_IsRight()
    {
        var all = LogFolder.Lines(0, 60_000);
        _logs.Write(all[..150_000]);
        _logs.Cut(0);
        _logs.Write(all[150_000..200_001]);
        _logs.Cut(150_000);
        _logs.Write(all[200_001..]);

        Tail(1).ShouldBe("59999\n");
        Tail(45_000).ShouldBe(LogFolder.Lines(15_000, 45_000));
        Tail(60_000).ShouldBe(all);
    }

    [Fact]
    public void Tail_LongerThanWhatIsKept_BeginsWithTheOldestSegment()
    {
        _logs.Write("1\n2\n3\n");
        File.Delete(_logs.Cut(0));
        _logs.Write("4\n5\n");
        _logs.Cut(6);
        _logs.Write("6\n");

        Tail(100).ShouldBe("4\n5\n6\n");
    }

    private string Tail(long lines)
    {
        using var log = new LogReader(_logs.Live());
        var end = log.Look().End;
        var text = new MemoryStream();
        var buffer = new byte[1024];
        for (var at = new LogTail(log).StartOf(end, lines); at < end; )
        {
            var chunk = log.Read(at, buffer);
            text.Write(buffer, 0, chunk.Count);
            at = chunk.End;
        }

        return System.Text.Encoding.UTF8.GetString(text.ToArray());
    }
}
