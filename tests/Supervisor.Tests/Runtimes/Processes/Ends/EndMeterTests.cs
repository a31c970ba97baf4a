using Shouldly;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Processes.Ends;
using Supervisor.Supervision.Ownership.Ends;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.Tests.Runtimes.Processes.Ends;

public sealed class EndMeterTests : IAsyncDisposable
{
    private static readonly OperatorError NoSleep = new("start-failed", "There is no sleep.", "", "");

    private readonly VirtualClock _clock = new();
    private readonly List<EndMeasurement> _told = [];
    private readonly Queue<EndMeasurement> _next = new();
    private readonly EndMeter _meter;
    private int _tries;

    public EndMeterTests() => _meter = Meter();

    public ValueTask DisposeAsync() => _meter.DisposeAsync();

    [Fact]
    public void Nothing_IsMeasuredBeforeSomebodyNeedsIt()
    {
        Advance(3600);

        (_tries, _meter.Last).ShouldBe((0, null));
    }

    [Fact]
    public void WorstOfAFew_IsWhatItTakes_AndThatIsAllForever()
    {
        Will(Took(4), Took(9), Took(5));

        _meter.Need();
        _meter.Need();
        Advance(3600);

        _meter.Last.ShouldBe(Took(9));
        _told.ShouldBe([Took(9)]);
        _tries.ShouldBe(3);
    }

    [Fact]
    public void Much_IsMeasuredAgainEachMinute_UntilItIsNot()
    {
        Will(Took(700), Took(700), Took(700), Took(800), Took(3), Took(3), Took(3), Took(3), Took(3));

        _meter.Need();
        _meter.Last.ShouldBe(Took(700));
        Advance(60);
        _meter.Last.ShouldBe(Took(800));
        Advance(60);
        Advance(3600);

        _told.ShouldBe([Took(700), Took(800), Took(3)]);
        _tries.ShouldBe(9);
    }

    [Fact]
    public void Failure_IsToldOnce_AndTriedAgainLaterAndLater()
    {
        Will([.. Enumerable.Repeat(EndMeasurement.Failed(NoSleep), 4)]);
        Will(Took(1), Took(1), Took(1));

        _meter.Need();
        _meter.Last.ShouldNotBeNull().Problem.ShouldBe(NoSleep);
        Advance(1 + 2 + 4);
        _tries.ShouldBe(4);
        Advance(8);

        _told.ShouldBe([EndMeasurement.Failed(NoSleep), Took(1)]);
    }

    [Fact]
    public void GuardThatIsNotThereYet_IsWaitedForInSilence()
    {
        Will(EndMeasurement.Failed(new OperatorError(GuardErrorCodes.Unreachable, "No guard answers.", "", "")));
        Will(Took(1), Took(1), Took(1));

        _meter.Need();
        _meter.Last.ShouldBeNull();
        Advance(1);

        _told.ShouldBe([Took(1)]);
    }

    [Fact]
    public void Fault_ThatNobodyForesaw_IsToldAsAReason_AndMeasuringGoesOn()
    {
        _meter.Need();
        Will(Took(1), Took(1), Took(1));
        Advance(2);

        _told.Select(static it => it.Problem?.Code).ShouldBe([GuardErrorCodes.Failed, null]);
        _meter.Last.ShouldBe(Took(1));
    }

    [Fact]
    public async Task MeterThatIsDisposedOf_MeasuresNothingMore()
    {
        var meter = Meter();
        Will(Took(700), Took(700), Took(700));
        meter.Need();

        await meter.DisposeAsync();
        meter.Need();
        Advance(3600);

        _tries.ShouldBe(3);
    }

    private EndMeter Meter() => new(MeasureAsync, took => took > Ms(500), _told.Add, _clock);

    private static EndMeasurement Took(int milliseconds) => EndMeasurement.Of(Ms(milliseconds));

    private static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private Task<EndMeasurement> MeasureAsync()
    {
        _tries++;
        return Task.FromResult(_next.Dequeue());
    }

    private void Will(params EndMeasurement[] measured)
    {
        foreach (var one in measured)
        {
            _next.Enqueue(one);
        }
    }

    private void Advance(int seconds)
    {
        var until = _clock.Elapsed + TimeSpan.FromSeconds(seconds);
        while (_clock.MoveToNextTimer(until)) { }

        _clock.MoveTo(until);
    }
}
