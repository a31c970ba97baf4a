using Shouldly;
using Supervisor.Actors;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Actors.Timing;

public sealed class TimersTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly PuppetKit _kit = new();
    private readonly ActorRef<Order> _actor;

    public TimersTests() => _actor = _kit.Top("a");

    [Fact]
    public void Once_ComesOnceAfterItsDelay()
    {
        _kit.Do(_actor, static context => context.Timers.Once("k", Second, Named("tick")));

        _kit.Advance(Second - TimeSpan.FromMilliseconds(1));
        _kit.Diary.ShouldRead();
        _kit.Advance(10 * Second);
        _kit.Diary.ShouldRead("a#1 tick");
    }

    [Fact]
    public void Every_ComesAtEachInterval()
    {
        _kit.Do(_actor, static context => context.Timers.Every("k", Second, Named("tick")));

        _kit.Advance(3 * Second);

        _kit.Diary.ShouldRead("a#1 tick", "a#1 tick", "a#1 tick");
    }

    [Fact]
    public void Every_ForABusyActor_NeverWaitsTwiceInTheMailbox()
    {
        _kit.Do(_actor, static context => context.Timers.Every("k", Second, Named("tick")));
        _kit.Actors.Hold("/a");

        _kit.Advance(10 * Second);
        _kit.Actors.Release("/a");
        _kit.Run();

        _kit.Diary.ShouldRead("a#1 tick");
        _kit.Advance(Second);
        _kit.Diary.ShouldRead("a#1 tick");
    }

    [Fact]
    public void Every_WithoutAnInterval_IsRefused()
    {
        _kit.Do(
            _actor,
            static context =>
                Should.Throw<ArgumentOutOfRangeException>(() => context.Timers.Every("k", TimeSpan.Zero, Named("tick")))
        );

        _kit.Actors.Log.Failures.ShouldBeEmpty();
    }

    [Fact]
    public void RunOnce_RunsInTheActorsTurn()
    {
        _kit.Do(_actor, context => context.Timers.RunOnce("k", Second, () => _kit.Diary.Write("runs")));
        _kit.Actors.Hold("/a");
        _kit.Advance(Second);
        _kit.Diary.ShouldRead();

        _kit.Actors.Release("/a");
        _kit.Run();
        _kit.Diary.ShouldRead("runs");
    }

    [Fact]
    public void Cancel_BeforeItGoesOff_NothingComes()
    {
        _kit.Do(_actor, static context => context.Timers.Once("k", Second, Named("tick")));

        _kit.Do(_actor, static context => context.Timers.Cancel("k"));

        _kit.Advance(10 * Second);
        _kit.Diary.ShouldRead();
    }

    [Fact]
    public void Cancel_AfterItWentOffButBeforeItWasHandled_NothingComes()
    {
        _kit.Do(_actor, static context => context.Timers.Once("k", Second, Named("tick")));
        _kit.Actors.Hold("/a");
        PuppetKit.Tell(_actor, static context => context.Timers.Cancel("k"));

        _kit.Advance(Second);
        _kit.Actors.Release("/a");

        _kit.Run();
        _kit.Diary.ShouldRead("a#1 acts");
    }

    [Fact]
    public void SameKey_ReplacesTheEarlierTimerEvenIfItWentOff()
    {
        _kit.Do(_actor, static context => context.Timers.Once("k", Second, Named("old")));
        _kit.Actors.Hold("/a");
        PuppetKit.Tell(_actor, static context => context.Timers.Once("k", Second, Named("new")));

        _kit.Advance(Second);
        _kit.Actors.Release("/a");
        _kit.Run();
        _kit.Diary.ShouldRead("a#1 acts");

        _kit.Advance(Second);
        _kit.Diary.ShouldRead("a#1 new");
    }

    [Fact]
    public void IsActive_UntilAOneShotIsHandledOrATimerIsCancelled()
    {
        var active = new List<bool>();
        _kit.Do(
            _actor,
            context =>
            {
                context.Timers.RunOnce("once", Second, () => active.Add(context.Timers.IsActive("once")));
                context.Timers.Every("every", Second, Named("tick"));
                active.Add(context.Timers.IsActive("once"));
            }
        );
        _kit.Advance(Second);
        _kit.Do(
            _actor,
            context =>
            {
                active.Add(context.Timers.IsActive("every"));
                context.Timers.Cancel("every");
                active.Add(context.Timers.IsActive("every"));
            }
        );

        active.ShouldBe([true, false, true, false]);
    }

    [Fact]
    public void Timers_OfOneActor_GoOffInTheOrderOfTheirTimes()
    {
        _kit.Do(
            _actor,
            static context =>
            {
                context.Timers.Once("c", 2 * Second, Named("third"));
                context.Timers.Once("a", Second, Named("first"));
                context.Timers.Once("b", Second, Named("second"));
            }
        );

        _kit.Advance(2 * Second);

        _kit.Diary.ShouldRead("a#1 first", "a#1 second", "a#1 third");
    }

    [Fact]
    public void Timers_DieWithTheirIncarnation()
    {
        _kit.Do(
            _actor,
            static context =>
            {
                context.Timers.Once("once", Second, Named("tick"));
                context.Timers.Every("every", Second, Named("tick"));
            }
        );

        PuppetKit.Fail(_actor);
        _kit.Advance(10 * Second);

        _kit.Diary.ShouldRead("a#1 fails", "a#1 retires: boom", "a#2 starts");
    }

    [Fact]
    public void Timer_ThatWentOffBeforeTheRestart_ReachesNoLaterIncarnation()
    {
        _kit.Do(_actor, static context => context.Timers.Once("k", Second, Named("tick")));
        _kit.Actors.Hold("/a");
        PuppetKit.Fail(_actor);
        _kit.Advance(Second);

        _kit.Actors.Release("/a");
        _kit.Run();

        _kit.Diary.ShouldRead("a#1 fails", "a#1 retires: boom", "a#2 starts");
        _kit.Actors.DeadLetters.ShouldBeEmpty();
    }

    [Fact]
    public void Timer_StartedWhileRetiring_DiesWithTheIncarnationToo()
    {
        var kit = new PuppetKit();
        var a = kit.Top(
            "a",
            () => new Puppet("a", kit.Diary) { OnRetire = static c => c.Timers.Once("k", Second, Named("tick")) }
        );

        PuppetKit.Fail(a);
        kit.Advance(10 * Second);

        kit.Diary.ShouldRead("a#1 fails", "a#1 retires: boom", "a#2 starts");
    }

    [Fact]
    public void StashedOneShot_ReachesNoLaterIncarnation()
    {
        StashTick(static (timers, tick) => timers.Once("k", Second, tick));

        PuppetKit.Fail(_actor);
        _kit.Run();

        _kit.Diary.ShouldRead("a#1 fails", "a#1 retires: boom", "a#2 starts");
    }

    [Fact]
    public void StashedOneShot_ThatIsReplaced_DoesNotComeBack()
    {
        StashTick(static (timers, tick) => timers.Once("k", Second, tick));

        PuppetKit.Tell(
            _actor,
            static context =>
            {
                context.Timers.Once("k", Second, Named("new"));
                context.UnstashAll();
            }
        );
        _kit.Run();
        _kit.Diary.ShouldRead("a#1 acts");

        // The timer that replaced it is not forgotten by what the stashed one does.
        PuppetKit.Fail(_actor);
        _kit.Advance(10 * Second);
        _kit.Diary.ShouldRead("a#1 fails", "a#1 retires: boom", "a#2 starts");
    }

    [Fact]
    public void StashedPeriodicTimer_WaitsUntilItWasHandledAndThenGoesOn()
    {
        StashTick(static (timers, tick) => timers.Every("k", Second, tick));
        _kit.Advance(10 * Second);
        _kit.Diary.ShouldRead();

        _kit.Do(_actor, static context => context.UnstashAll());

        _kit.Advance(2 * Second);
        _kit.Diary.ShouldRead("a#1 tick", "a#1 tick");
    }

    [Fact]
    public void PeriodicTimer_WhoseHandlerFailsAndIsResumed_GoesOn()
    {
        var kit = new PuppetKit();
        var parent = kit.Top("parent", Supervise.By(Supervisor.Actors.Strategies.Directive.Resume));
        var child = kit.Child(parent, "child");
        kit.Do(child, static c => c.Timers.Every("k", Second, new Order("tick", static _ => throw PuppetKit.Boom)));

        kit.Advance(2 * Second);

        kit.Diary.ShouldRead("child#1 tick", "child#1 tick");
    }

    private static Order Named(string name) => new(name, static _ => { });

    /// <summary>A timer went off, and its message was put aside the first time that it came.</summary>
    private void StashTick(Action<Supervisor.Actors.Timing.ITimers<Order>, Order> start)
    {
        var isFirst = true;
        var tick = new Order(
            "tick",
            context =>
            {
                if (isFirst)
                {
                    isFirst = false;
                    context.Stash();
                }
            }
        );
        _kit.Do(_actor, context => start(context.Timers, tick));
        _kit.Advance(Second);
        _kit.Diary.ShouldRead("a#1 tick");
    }
}
