using Shouldly;
using Supervisor.Actors;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Actors.Cells;

public sealed class WatchTests
{
    private readonly PuppetKit _kit = new();
    private readonly ActorRef<Order> _watcher;
    private readonly ActorRef<Order> _target;

    public WatchTests()
    {
        _watcher = _kit.Top("watcher");
        _target = _kit.Top("target");
    }

    [Fact]
    public void Watch_OfALivingActor_AnswersOnceWhenItHasStopped()
    {
        _kit.Do(_watcher, context => context.Watch(_target));
        _kit.Do(_watcher, context => context.Watch(_target));
        _kit.Diary.ShouldRead();

        StopTarget();

        _kit.Diary.ShouldRead("target#1 acts", "target#1 stops", "watcher#1 sees /target end");
    }

    [Fact]
    public void Watch_OfSomethingGone_AnswersAtOnce()
    {
        StopTarget();
        _kit.Diary.Clear();

        PuppetKit.Tell(_watcher, context => context.Watch(_target));

        _kit.Run();
        _kit.Diary.ShouldRead("watcher#1 acts", "watcher#1 sees /target end");
    }

    [Fact]
    public void WatchWith_WhenTheActorStops_DeliversTheMessage()
    {
        _kit.Do(_watcher, context => context.WatchWith(_target, new Order("hears of it", static _ => { })));

        StopTarget();

        _kit.Diary.ShouldRead("target#1 acts", "target#1 stops", "watcher#1 hears of it");
    }

    [Fact]
    public void Termination_ComesAfterWhatTheActorToldBefore()
    {
        _kit.Do(_watcher, context => context.Watch(_target));
        _kit.Actors.Hold(_watcher.Path);

        PuppetKit.Tell(
            _target,
            context =>
            {
                PuppetKit.Say(_watcher, "last words");
                context.Stop(context.Self);
            }
        );
        _kit.Run();
        _kit.Actors.Release(_watcher.Path);

        _kit.Run();
        _kit.Diary.ShouldRead("target#1 acts", "target#1 stops", "watcher#1 last words", "watcher#1 sees /target end");
    }

    [Fact]
    public void Restart_OfTheWatchedActor_IsNoEnd()
    {
        _kit.Do(_watcher, context => context.Watch(_target));

        PuppetKit.Fail(_target);

        _kit.Run();
        _kit.Diary.ShouldRead("target#1 fails", "target#1 retires: boom", "target#2 starts");
    }

    [Fact]
    public void Unwatch_BeforeTheEnd_NothingArrives()
    {
        _kit.Do(_watcher, context => context.Watch(_target));
        _kit.Do(_watcher, context => context.Unwatch(_target));

        StopTarget();

        _kit.Diary.ShouldRead("target#1 acts", "target#1 stops");
    }

    [Fact]
    public void Unwatch_WithTheTerminationInTheMailbox_NothingArrives()
    {
        _kit.Do(_watcher, context => context.Watch(_target));

        _kit.Actors.Hold(_watcher.Path);
        PuppetKit.Tell(_watcher, context => context.Unwatch(_target));
        _kit.Do(_target, static context => context.Stop(context.Self));
        _kit.Actors.Release(_watcher.Path);

        _kit.Run();
        _kit.Diary.ShouldRead("watcher#1 acts");
    }

    [Fact]
    public void Unwatch_WithTheTerminationAmongTheSignals_NothingArrives()
    {
        _kit.Do(_watcher, context => context.Watch(_target));

        PuppetKit.Tell(
            _watcher,
            context =>
            {
                PuppetKit.Tell(_target, static target => target.Stop(target.Self));
                context.Unwatch(_target);
            }
        );

        _kit.Run();
        _kit.Diary.ShouldRead("watcher#1 acts", "target#1 acts", "target#1 stops");
    }

    [Fact]
    public void Rewatch_WithTheTerminationInTheMailbox_IsStillAnswered()
    {
        _kit.Do(_watcher, context => context.Watch(_target));
        _kit.Actors.Hold(_watcher.Path);
        PuppetKit.Tell(_watcher, context => context.WatchWith(_target, new Order("hears of it", static _ => { })));
        _kit.Do(_target, static context => context.Stop(context.Self));
        _kit.Actors.Release(_watcher.Path);

        _kit.Run();
        _kit.Diary.ShouldRead("watcher#1 acts", "watcher#1 hears of it");
    }

    [Fact]
    public void WatchAfterUnwatch_OfSomethingGone_IsAnsweredOnce()
    {
        _kit.Do(_watcher, context => context.Watch(_target));
        _kit.Actors.Hold(_watcher.Path);
        PuppetKit.Tell(
            _watcher,
            context =>
            {
                context.Unwatch(_target);
                context.Watch(_target);
            }
        );
        _kit.Do(_target, static context => context.Stop(context.Self));
        _kit.Actors.Release(_watcher.Path);

        _kit.Run();
        _kit.Diary.ShouldRead("watcher#1 acts", "watcher#1 sees /target end");
    }

    [Fact]
    public void Watch_ByAnIncarnationThatHasEnded_TellsTheNextOneNothing()
    {
        _kit.Do(_watcher, context => context.Watch(_target));
        PuppetKit.Fail(_watcher);
        _kit.Run();
        _kit.Diary.Clear();

        StopTarget();

        _kit.Diary.ShouldRead("target#1 acts", "target#1 stops");
    }

    [Fact]
    public void Termination_InTheMailboxAtARestart_IsNotForTheNextIncarnation()
    {
        _kit.Do(_watcher, context => context.Watch(_target));
        _kit.Actors.Hold(_watcher.Path);
        PuppetKit.Fail(_watcher);
        _kit.Do(_target, static context => context.Stop(context.Self));
        _kit.Actors.Release(_watcher.Path);

        _kit.Run();
        _kit.Diary.ShouldRead("watcher#1 fails", "watcher#1 retires: boom", "watcher#2 starts");
    }

    [Fact]
    public void Termination_ThatIsStashed_ComesBackAndCanBeTakenBack()
    {
        var stashing = new Order("stashes", static context => StashFirstTime(context));
        var other = _kit.Top("other");
        _kit.Do(_watcher, context => context.WatchWith(_target, stashing));
        _kit.Do(_watcher, context => context.WatchWith(other, stashing));
        StopTarget();
        _kit.Do(other, static context => context.Stop(context.Self));
        _kit.Diary.Clear();

        PuppetKit.Tell(
            _watcher,
            context =>
            {
                context.Unwatch(other);
                context.Timers.Once("handled", TimeSpan.FromHours(1), stashing);
                context.UnstashAll();
            }
        );

        _kit.Run();
        _kit.Diary.ShouldRead("watcher#1 acts", "watcher#1 stashes");
    }

    [Fact]
    public void Watch_ThroughAnAdapter_IsAnsweredWithTheAdaptersRef()
    {
        ActorRef<int>? adapter = null;
        _kit.Do(_target, context => adapter = context.Adapt<int>(static n => new Order($"{n}", static _ => { })));
        ActorRef? seen = null;
        var watcher = _kit.Actors.Spawn(
            () =>
                new ScriptedActor<int>(static (_, _) => { })
                {
                    OnStart = context => context.Watch(adapter!),
                    OnWatchedStopped = (_, actor) => seen = actor,
                },
            "adapted"
        );
        _kit.Run();

        StopTarget();

        seen.ShouldBe(adapter);
        watcher.ShouldNotBeNull();
    }

    [Fact]
    public void Termination_ThatNobodyHandles_IsAFailureOfTheWatcher()
    {
        var careless = _kit.Actors.Spawn<ActorRef>(static (context, actor) => context.Watch(actor), "careless");
        careless.Tell(_target);
        _kit.Run();

        StopTarget();

        _kit.Actors.Log.Failures.ShouldHaveSingleItem().Cause.ShouldBeOfType<UnhandledTerminationException>();
    }

    [Fact]
    public void TwoActorsOfOnePath_OneAfterTheOther_AreToldApart()
    {
        StopTarget();
        _kit.Top("target");

        PuppetKit.Tell(_watcher, context => context.Watch(_target));

        _kit.Run();
        _kit.Diary.ShouldRead("watcher#1 acts", "watcher#1 sees /target end");
    }

    private static void StashFirstTime(IActorContext<Order> context)
    {
        if (!context.Timers.IsActive("handled"))
        {
            context.Stash();
        }
    }

    private void StopTarget()
    {
        PuppetKit.Tell(_target, static context => context.Stop(context.Self));
        _kit.Run();
    }
}
