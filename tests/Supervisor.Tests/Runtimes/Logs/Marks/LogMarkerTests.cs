using Shouldly;
using Supervisor.Runtimes.Logs.Marks;
using Supervisor.TestKit.Time;
using Supervisor.Tests.Runtimes.Faults;
using Xunit;

namespace Supervisor.Tests.Runtimes.Logs.Marks;

public sealed class LogMarkerTests : IDisposable
{
    private readonly LogFolder _logs = new();
    private readonly VirtualClock _clock = new();
    private readonly DateTimeOffset _start;
    private readonly List<string> _troubles = [];
    private readonly FaultLog _faults = new();
    private readonly LogMarker _marker;
    private string? _odd;

    public LogMarkerTests()
    {
        _start = _clock.GetUtcNow();
        _marker = NewMarker();
    }

    public void Dispose() => _logs.Dispose();

    [Fact]
    public void Log_ThatGrows_GetsAMarkAtEachLook()
    {
        WriteAndLookAt(0, "a\n");
        WriteAndLookAt(10, "b\n");

        Marks().ShouldBe([(0, 2), (10, 4)]);
    }

    [Fact]
    public void Log_AfterAPause_GetsAMarkOfThePausesEndToo()
    {
        WriteAndLookAt(0, "a\n");
        LookAt(10);
        LookAt(20);
        WriteAndLookAt(30, "b\n");

        Marks().ShouldBe([(0, 2), (20, 2), (30, 4)]);
    }

    [Fact]
    public void Log_ThatWasCut_GoesOnAtItsPositions()
    {
        WriteAndLookAt(0, "a\n");
        _logs.Cut(0);
        LookAt(10);
        WriteAndLookAt(20, "b\n");

        Marks().ShouldBe([(0, 2), (10, 2), (20, 4)]);
    }

    [Fact]
    public void Marker_OfTheNextDaemon_GoesOn()
    {
        WriteAndLookAt(0, "a\n");
        _clock.MoveTo(TimeSpan.FromSeconds(100));
        NewMarker().Look();
        Marks().ShouldBe([(0, 2)]);

        _logs.Write("b\n");
        NewMarker().Look();
        Marks().ShouldBe([(0, 2), (100, 4)]);
    }

    [Fact]
    public void Marks_AfterOneThatACrashLeftUnfinished_AreReadAllTheSame()
    {
        WriteAndLookAt(0, "a\n");
        File.AppendAllText(_logs.Live() + ".marks", "0176732");
        WriteAndLookAt(10, "b\n");

        Marks().ShouldBe([(0, 2), (10, 4)]);
    }

    [Fact]
    public void Marks_ThatWouldBecomeTooMany_StayBounded()
    {
        for (var look = 0; look < LogMarkRules.Most + 100; look++)
        {
            WriteAndLookAt(look, "a\n");
        }

        var marks = Marks();
        marks.Count.ShouldBeLessThanOrEqualTo(LogMarkRules.Most);
        marks[^1].ShouldBe((LogMarkRules.Most + 99, 2 * (LogMarkRules.Most + 100)));
    }

    [Fact]
    public void Log_ThatCannotBeMarked_IsSaidOnceAndKeepsNoOtherFromIt()
    {
        Directory.CreateDirectory(_logs.Live() + ".marks");
        _logs.Write("x\n", "other");
        WriteAndLookAt(0, "a\n");
        WriteAndLookAt(10, "b\n");

        _troubles.ShouldBe([_logs.Live()]);
        new LogMarkFile(_logs.Live("other")).Read().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Marker_ThatRuns_LooksEveryTenSecondsAndOnceMoreAtItsEnd()
    {
        using var stop = new CancellationTokenSource();
        _logs.Write("a\n");
        var running = _marker.RunAsync(stop.Token);
        _logs.Write("b\n");
        _clock.MoveToNextTimer(LogMarker.Grain).ShouldBeTrue();
        _clock.MoveTo(TimeSpan.FromSeconds(15));
        _logs.Write("c\n");
        await stop.CancelAsync();
        await running;

        Marks().ShouldBe([(0, 2), (10, 4), (15, 6)]);
    }

    [Fact]
    public async Task Fault_ThatNobodyForesaw_IsTold_AndKeepsNeitherOtherLogsNorLaterLooksFromTheirMarks()
    {
        _odd = _logs.Live();
        Directory.CreateDirectory(_logs.Live() + ".marks");
        _logs.Write("x\n");
        _logs.Write("x\n", "other");
        using var stop = new CancellationTokenSource();
        var running = _marker.RunAsync(stop.Token);
        _logs.Write("y\n", "other");
        _clock.MoveToNextTimer(LogMarker.Grain).ShouldBeTrue();
        await stop.CancelAsync();
        await running;

        (await _faults.NextAsync()).ShouldBe($"marking {_odd}: odd");
        new LogMarkFile(_logs.Live("other")).Read().Count.ShouldBe(2);
    }

    private LogMarker NewMarker() => new(_logs.Root, _clock, TakeTrouble, _faults.Faults);

    private void TakeTrouble(string log, string why)
    {
        if (log == _odd)
        {
            throw new InvalidOperationException("odd");
        }

        _troubles.Add(log);
    }

    private void WriteAndLookAt(int second, string text)
    {
        _logs.Write(text);
        LookAt(second);
    }

    private void LookAt(int second)
    {
        _clock.MoveTo(TimeSpan.FromSeconds(second));
        _marker.Look();
    }

    private List<(int Second, long Position)> Marks() =>
        [
            .. new LogMarkFile(_logs.Live())
                .Read()
                .Select(mark => ((int)(mark.Time - _start).TotalSeconds, mark.Position)),
        ];
}
