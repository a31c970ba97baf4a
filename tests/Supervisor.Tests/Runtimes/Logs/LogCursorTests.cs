using Shouldly;
using Supervisor.Runtimes.Logs;
using Xunit;

namespace Supervisor.Tests.Runtimes.Logs;

public sealed class LogCursorTests : IDisposable
{
    private readonly LogFolder _logs = new();
    private readonly byte[] _buffer = new byte[256];

    public void Dispose() => _logs.Dispose();

    [Fact]
    public void Cursor_OfALogThatIsNotThereYet_WaitsForIt()
    {
        using var cursor = Open();

        Read(cursor).ShouldBeEmpty();
        cursor.MayHaveMore.ShouldBeFalse();

        _logs.Write("first\n");
        cursor.MayHaveMore.ShouldBeTrue();
        Read(cursor).ShouldBe([new LogLine("first", 6)]);
    }

    [Fact]
    public void Cursor_AtTheEnd_HasNothingMoreUntilSomethingIsWritten()
    {
        _logs.Write("1\n");
        using var cursor = Open();
        Read(cursor);

        cursor.MayHaveMore.ShouldBeFalse();
        _logs.Write("2\n");

        cursor.MayHaveMore.ShouldBeTrue();
        Read(cursor).ShouldBe([new LogLine("2", 4)]);
    }

    [Fact]
    public void Cursor_WithoutAStart_BeginsWithAllThatIsKeptAndSaysWhatIsNot()
    {
        _logs.Write("1234\n");
        File.Delete(_logs.Cut(0));
        _logs.Write("67\n");
        _logs.Cut(5);
        _logs.Write("9\n");

        using var cursor = Open();

        Read(cursor).ShouldBe([new LogLoss(5), new LogLine("67", 8), new LogLine("9", 10)]);
    }

    [Fact]
    public void Line_CutInTwoBetweenSegments_IsOne()
    {
        _logs.Write("begun he");
        _logs.Cut(0);
        _logs.Write("re\n");

        using var cursor = Open();

        Read(cursor).ShouldBe([new LogLine("begun here", 11)]);
    }

    [Fact]
    public void Cursor_ThatIsBehindDeletedSegments_SaysHowManyBytesAreGone()
    {
        _logs.Write("1\n");
        using var cursor = Open();
        Read(cursor);
        _logs.Write("2\n3\n");
        File.Delete(_logs.Cut(0));
        _logs.Write("4\n");
        _logs.Cut(6);
        _logs.Write("5\n");

        Read(cursor).ShouldBe([new LogLoss(4), new LogLine("4", 8), new LogLine("5", 10)]);
    }

    [Fact]
    public void Segment_ThatIsDeletedWhileItIsRead_IsReadToItsEnd()
    {
        _logs.Write(LogFolder.Lines(0, 1000));
        var length = new FileInfo(_logs.Live()).Length;
        var segment = _logs.Cut(0);
        _logs.Write("next\n");
        _logs.Cut(length);
        _logs.Write("last\n");
        using var cursor = Open();
        var items = new List<LogItem>();
        cursor.ReadSome(_buffer, items);

        File.Delete(segment);
        items.AddRange(Read(cursor));

        items.OfType<LogLine>().Count().ShouldBe(1002);
        items[^1].ShouldBe(new LogLine("last", length + 10));
        items.ShouldAllBe(item => item is LogLine);
    }

    [Fact]
    public void Log_ThatSomebodyEmpties_BeginsAnew()
    {
        _logs.Write("before\nhalf");
        using var cursor = Open();
        Read(cursor).ShouldBe([new LogLine("before", 7)]);

        File.WriteAllText(_logs.Live(), "");
        Read(cursor).ShouldBe([new LogLine("half", 11), new LogBegunAnew()]);
        _logs.Write("after\n");

        Read(cursor).ShouldBe([new LogLine("after", 6)]);
    }

    [Fact]
    public void Cursor_FromThePositionOfALine_GoesOnAfterIt()
    {
        _logs.Write("1\n2\n3\n");
        using var first = Open();
        var line = (LogLine)Read(first)[1];

        using var second = Open(new LogStart(Tail: 0, Position: line.End));

        Read(second).ShouldBe([new LogLine("3", 6)]);
    }

    [Fact]
    public void Given_WithAnUnfinishedLine_IsWhereThatBegins()
    {
        _logs.Write("1\n2");
        using var cursor = Open();
        Read(cursor);

        cursor.Given.ShouldBe(2);
    }

    [Fact]
    public void Tail_WithSince_IsTheShorterOfBoth()
    {
        _logs.Write("1\n2\n3\n");
        var (old, recent) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));

        using var tail = Open(new LogStart(Tail: 1, Since: old));
        using var since = Open(new LogStart(Tail: 1, Since: recent));

        Read(tail).ShouldBe([new LogLine("3", 6)]);
        Read(since).ShouldBeEmpty();
    }

    [Fact]
    public void Since_AMomentWithoutMarks_BeginsTooEarlyAndSaysSo()
    {
        _logs.Write("1\n");
        var segment = _logs.Cut(0);
        _logs.Write("2\n");
        _logs.Cut(2);
        _logs.Write("3\n");
        var now = DateTimeOffset.UtcNow;
        var cut = now.AddHours(-2);
        File.SetLastWriteTimeUtc(segment, cut.UtcDateTime);

        using var cursor = Open(new LogStart(Since: now.AddHours(-1)));

        Read(cursor).ShouldBe([new LogAgeInDoubt(cut), new LogLine("2", 4), new LogLine("3", 6)]);
    }

    private LogCursor Open(LogStart? start = null) => LogCursor.Open(_logs.Live(), start ?? new LogStart());

    private List<LogItem> Read(LogCursor cursor)
    {
        var items = new List<LogItem>();
        while (cursor.ReadSome(_buffer, items)) { }
        return items;
    }
}
