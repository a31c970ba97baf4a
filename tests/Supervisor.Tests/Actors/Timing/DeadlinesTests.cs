using Shouldly;
using Supervisor.Actors.Timing;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.Tests.Actors.Timing;

public sealed class DeadlinesTests : IDisposable
{
    private readonly VirtualClock _clock = new();
    private readonly Deadlines _deadlines;
    private readonly List<string> _fired = [];

    public DeadlinesTests() => _deadlines = new Deadlines(_clock);

    public void Dispose() => _deadlines.Dispose();

    [Fact]
    public void Deadlines_FireInTheOrderOfTheirTimes()
    {
        Schedule("late", 30);
        Schedule("early", 10);
        Schedule("middle", 20);

        Advance(30);

        _fired.ShouldBe(["early at 10", "middle at 20", "late at 30"]);
    }

    [Fact]
    public void Deadline_NeverFiresBeforeItsTime()
    {
        _deadlines.Schedule(new Note(this, "odd"), TimeSpan.FromTicks(10_001));

        Advance(1);
        _fired.ShouldBeEmpty();
        Advance(2);
        _fired.ShouldBe(["odd at 2"]);
    }

    [Fact]
    public void Deadline_Cancelled_DoesNotFire()
    {
        var note = Schedule("never", 10);

        _deadlines.Cancel(note).ShouldBeTrue();
        _deadlines.Cancel(note).ShouldBeFalse();

        Advance(20);
        _fired.ShouldBeEmpty();
    }

    [Fact]
    public void Deadline_ThatFired_CannotBeCancelledAndMayBeScheduledAgain()
    {
        var note = Schedule("again", 10);
        Advance(10);

        _deadlines.Cancel(note).ShouldBeFalse();
        _deadlines.Schedule(note, TimeSpan.FromMilliseconds(5));

        Advance(15);
        _fired.ShouldBe(["again at 10", "again at 15"]);
    }

    [Fact]
    public void EarlierDeadline_SetLater_IsNotHeldUpByTheOthers()
    {
        Schedule("hour", 3_600_000);
        Advance(1);
        Schedule("soon", 10);

        Advance(11);

        _fired.ShouldBe(["soon at 11"]);
    }

    [Fact]
    public void CancelledEarliest_DoesNotHoldUpTheNext()
    {
        var first = Schedule("first", 10);
        Schedule("second", 20);
        _deadlines.Cancel(first);

        Advance(20);

        _fired.ShouldBe(["second at 20"]);
    }

    [Fact]
    public void Deadline_FurtherAwayThanATimerCanCount_IsKept()
    {
        _deadlines.Schedule(new Note(this, "far"), TimeSpan.FromDays(100));
        _deadlines.Schedule(new Note(this, "never"), TimeSpan.MaxValue);

        Advance((long)TimeSpan.FromDays(99).TotalMilliseconds);
        _fired.ShouldBeEmpty();
        Advance((long)TimeSpan.FromDays(101).TotalMilliseconds);
        _fired.ShouldBe(["far at 8640000000"]);
    }

    [Fact]
    public void NegativeDelay_IsDueAtOnce()
    {
        _deadlines.Schedule(new Note(this, "now"), TimeSpan.FromSeconds(-1));

        Advance(0);

        _fired.ShouldBe(["now at 0"]);
    }

    private Note Schedule(string name, int milliseconds)
    {
        var note = new Note(this, name);
        _deadlines.Schedule(note, TimeSpan.FromMilliseconds(milliseconds));
        return note;
    }

    private void Advance(long toMilliseconds)
    {
        var until = TimeSpan.FromMilliseconds(toMilliseconds);
        while (_clock.MoveToNextTimer(until)) { }

        _clock.MoveTo(until);
    }

    private sealed class Note(DeadlinesTests test, string name) : Deadline
    {
        internal override void Fire() => test._fired.Add($"{name} at {test._clock.Elapsed.TotalMilliseconds}");
    }
}
