using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.Tests.TestKit.Time;

public sealed class VirtualClockTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly Gen<Setting> Settings =
        from timer in Gen.Choose(0, 9)
        from due in Gen.Choose(-1, 20)
        from advance in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, 10)))
        select new Setting(timer, due, advance);

    private readonly VirtualClock _clock = new();
    private int _fired;

    [Fact]
    public void Time_UntilSomebodyMovesIt_StandsStill()
    {
        var before = (_clock.GetTimestamp(), _clock.GetUtcNow());

        (_clock.GetTimestamp(), _clock.GetUtcNow()).ShouldBe(before);
    }

    [Fact]
    public void WallClockStep_MovesNoTimer()
    {
        Timer(Second, Timeout.InfiniteTimeSpan);

        _clock.WallClockStep = TimeSpan.FromHours(1);

        _clock.MoveToNextTimer(TimeSpan.Zero).ShouldBeFalse();
        (_clock.GetUtcNow() - new VirtualClock().GetUtcNow()).ShouldBe(TimeSpan.FromHours(1));
    }

    [Fact]
    public void PeriodicTimer_GoesOffAtEachPeriod()
    {
        Timer(Second, 2 * Second);

        MoveTo(7 * Second);

        _fired.ShouldBe(4);
    }

    [Fact]
    public void DisposedTimer_NeverGoesOffAgain()
    {
        var timer = Timer(Second, Second);
        timer.Dispose();

        timer.Change(Second, Second).ShouldBeFalse();

        MoveTo(10 * Second);
        _fired.ShouldBe(0);
        _clock.NextDue.ShouldBeNull();
    }

    [Fact]
    public void Timers_SetAndResetInAnyWay_GoOffInTheOrderOfTimeAndThenOfSetting() =>
        Property.HoldsForLists(
            Settings,
            static settings =>
            {
                var (real, model) = (new RealTimers(), new ModelTimers());
                foreach (var setting in settings)
                {
                    real.Do(setting);
                    model.Do(setting);
                }

                real.Do(new Setting(0, -1, 100));
                model.Do(new Setting(0, -1, 100));
                real.Fired.ShouldBe(model.Fired);
            }
        );

    private ITimer Timer(TimeSpan due, TimeSpan period) => _clock.CreateTimer(_ => _fired++, null, due, period);

    private void MoveTo(TimeSpan time)
    {
        while (_clock.MoveToNextTimer(time)) { }
    }

    /// <param name="Due">In seconds from now; negative is never.</param>
    private sealed record Setting(int Timer, int Due, int Advance);

    private sealed class RealTimers
    {
        private readonly VirtualClock _clock = new();
        private readonly ITimer[] _timers;

        internal RealTimers() =>
            _timers = [
                .. Enumerable
                    .Range(0, 10)
                    .Select(number =>
                        _clock.CreateTimer(
                            _ => Fired.Add((number, (int)_clock.Elapsed.TotalSeconds)),
                            null,
                            Timeout.InfiniteTimeSpan,
                            Timeout.InfiniteTimeSpan
                        )
                    ),
            ];

        internal List<(int Timer, int At)> Fired { get; } = [];

        internal void Do(Setting setting)
        {
            var due = setting.Due < 0 ? Timeout.InfiniteTimeSpan : setting.Due * Second;
            _timers[setting.Timer].Change(due, Timeout.InfiniteTimeSpan);
            var until = _clock.Elapsed + (setting.Advance * Second);
            while (_clock.MoveToNextTimer(until)) { }

            _clock.MoveTo(until);
        }
    }

    private sealed class ModelTimers
    {
        private readonly List<(int Timer, int Due)> _set = [];
        private int _now;

        internal List<(int Timer, int At)> Fired { get; } = [];

        internal void Do(Setting setting)
        {
            _set.RemoveAll(one => one.Timer == setting.Timer);
            if (setting.Due >= 0)
            {
                _set.Add((setting.Timer, _now + setting.Due));
            }

            _now += setting.Advance;
            Fired.AddRange(_set.Where(one => one.Due <= _now).OrderBy(static one => one.Due));
            _set.RemoveAll(one => one.Due <= _now);
        }
    }
}
