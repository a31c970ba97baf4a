using Shouldly;
using Supervisor.Actors;
using Supervisor.Actors.Asking;
using Supervisor.Actors.Letters;
using Supervisor.Actors.Strategies;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Actors.Cells;

public sealed class HoldTests
{
    private readonly PuppetKit _kit = new();
    private readonly ActorRef<Order> _actor;

    public HoldTests() => _actor = _kit.Top("a", () => new Puppet("a", _kit.Diary) { Passes = IsUrgent });

    [Fact]
    public void HeldMail_WaitsInItsOrderUntilTheRelease()
    {
        Hold();
        PuppetKit.Say(_actor, "one");
        PuppetKit.Say(_actor, "two");
        _kit.Run();
        _kit.Diary.ShouldRead();

        Release();
        PuppetKit.Say(_actor, "three");
        _kit.Run();
        _kit.Diary.ShouldRead("a#1 urgent", "a#1 one", "a#1 two", "a#1 three");
    }

    [Fact]
    public void MessageThatPasses_IsHandledBeforeThoseThatWait()
    {
        Hold();
        PuppetKit.Say(_actor, "one");
        PuppetKit.Say(_actor, "urgent");
        PuppetKit.Say(_actor, "two");
        _kit.Run();
        _kit.Diary.ShouldRead("a#1 urgent");
    }

    [Fact]
    public void Mail_HeldAgainBeforeItWasHandled_KeepsItsOrder()
    {
        Hold();
        PuppetKit.Say(_actor, "one");
        _actor.Tell(new Order("two", static context => context.HoldMail()));
        PuppetKit.Say(_actor, "three");
        _kit.Run();
        Release();
        _kit.Run();
        _kit.Diary.ShouldRead("a#1 urgent", "a#1 one", "a#1 two");

        PuppetKit.Say(_actor, "four");
        Release();
        _kit.Run();
        _kit.Diary.ShouldRead("a#1 urgent", "a#1 three", "a#1 four");
    }

    [Fact]
    public void OwnCode_OfATaskOrATimer_RunsDuringAHold()
    {
        var task = new TaskCompletionSource<int>();
        _kit.Do(
            _actor,
            context =>
            {
                context.Continue(task.Task, _ => _kit.Diary.Write("continued"));
                context.Timers.RunOnce("t", TimeSpan.FromSeconds(1), () => _kit.Diary.Write("timed"));
            }
        );
        Hold();
        PuppetKit.Say(_actor, "waits");
        task.SetResult(1);
        _kit.Advance(TimeSpan.FromSeconds(1));
        _kit.Diary.ShouldRead("continued", "timed");
    }

    [Fact]
    public void MessageOfATimer_WaitsUnlessItPasses()
    {
        _kit.Do(
            _actor,
            static context =>
            {
                context.Timers.Once("a", TimeSpan.FromSeconds(1), Named("waits"));
                context.Timers.Once("b", TimeSpan.FromSeconds(2), Named("urgent"));
            }
        );
        Hold();
        _kit.Advance(TimeSpan.FromSeconds(2));
        _kit.Diary.ShouldRead("a#1 urgent");

        Release();
        _kit.Run();
        _kit.Diary.ShouldRead("a#1 urgent", "a#1 waits");
    }

    [Fact]
    public void PeriodicTimer_DuringAHold_WaitsOnce()
    {
        _kit.Do(_actor, static context => context.Timers.Every("a", TimeSpan.FromSeconds(1), Named("tick")));
        Hold();
        _kit.Advance(TimeSpan.FromSeconds(10));

        Release();
        _kit.Run();
        _kit.Diary.ShouldRead("a#1 urgent", "a#1 tick");
    }

    [Fact]
    public void Timer_CancelledWhileItsMessageWaits_IsNotReceived()
    {
        _kit.Do(_actor, static context => context.Timers.Once("a", TimeSpan.FromSeconds(1), Named("waits")));
        Hold();
        _kit.Advance(TimeSpan.FromSeconds(1));
        _actor.Tell(new Order("urgent", static context => context.Timers.Cancel("a")));
        Release();
        _kit.Run();
        _kit.Diary.ShouldRead("a#1 urgent", "a#1 urgent");
    }

    [Fact]
    public void PipedResult_DuringAHold_Waits()
    {
        Hold();
        _actor.Tell(
            new Order(
                "urgent",
                static context =>
                    context.PipeToSelf(Task.FromResult(1), static _ => Named("urgent"), static _ => Named("fault"))
            )
        );
        _kit.Run();
        _kit.Diary.ShouldRead("a#1 urgent");
    }

    [Fact]
    public void Termination_DuringAHold_StaysBehindWhatTheActorToldBefore()
    {
        var child = _kit.Child(_actor, "child");
        _kit.Do(_actor, context => context.Watch(child));
        Hold();
        PuppetKit.Tell(child, _ => PuppetKit.Say(_actor, "last words"));
        PuppetKit.Tell(child, static context => context.Stop(context.Self));
        _kit.Run();
        _kit.Diary.Clear();

        Release();
        _kit.Run();
        _kit.Diary.ShouldRead("a#1 urgent", "a#1 last words", "a#1 sees /a/child end");
    }

    [Fact]
    public void Ask_OfAnActorThatHolds_IsAnsweredAfterTheReleaseOrTimesOut()
    {
        Hold();
        var first = Ask("asks", 1);
        _kit.Advance(TimeSpan.FromSeconds(1));
        var second = Ask("asks", 2);
        var urgent = Ask("urgent", 3);
        _kit.Run();
        first.Ended().Status.ShouldBe(AskStatus.TimedOut);
        second.IsCompleted.ShouldBeFalse();
        urgent.Ended().Reply.ShouldBe(3);

        Release();
        _kit.Run();
        second.Ended().Reply.ShouldBe(2);
    }

    [Fact]
    public void Restart_EndsTheHoldAndKeepsTheMailInItsOrder()
    {
        Hold();
        PuppetKit.Say(_actor, "one");
        _actor.Tell(new Order("urgent", static _ => throw PuppetKit.Boom));
        PuppetKit.Say(_actor, "two");
        _kit.Advance(TimeSpan.FromSeconds(1));
        _kit.Diary.ShouldRead("a#1 urgent", "a#1 retires: boom", "a#2 starts", "a#2 one", "a#2 two");
    }

    [Fact]
    public void Resume_AfterAFailure_KeepsTheHold()
    {
        var parent = _kit.Top("parent", Supervise.By(Directive.Resume));
        var child = _kit.Child(parent, "child", () => new Puppet("child", _kit.Diary) { Passes = IsUrgent });
        _kit.Do(child, static context => context.HoldMail());
        PuppetKit.Say(child, "waits");
        child.Tell(new Order("urgent", static _ => throw PuppetKit.Boom));
        PuppetKit.Say(child, "urgent");
        _kit.Run();
        _kit.Diary.ShouldRead("child#1 urgent", "child#1 urgent");
    }

    [Fact]
    public void Stop_DuringAHold_MakesDeadLettersOfWhatWaitsInItsOrder()
    {
        Hold();
        PuppetKit.Say(_actor, "one");
        PuppetKit.Say(_actor, "two");
        _kit.Run();
        PuppetKit.Say(_actor, "three");
        _ = _kit.Actors.System.StopAsync(_actor, TimeSpan.FromSeconds(1));
        _kit.Run();
        _kit.Diary.ShouldRead("a#1 stops");
        _kit.Actors.DeadLetters.Select(static letter => ((Order)letter.Message!).Name)
            .ShouldBe(["one", "two", "three"]);
        _kit.Actors.DeadLetters.ShouldAllBe(static letter => letter.Reason == DeadLetterReason.Stopped);
    }

    [Fact]
    public void WhatIsUnstashed_ComesBeforeWhatIsHeld()
    {
        var isOpen = false;
        _actor.Tell(
            new Order(
                "stashed",
                context =>
                {
                    if (!isOpen)
                    {
                        context.Stash();
                    }
                }
            )
        );
        Hold();
        PuppetKit.Say(_actor, "held");
        _kit.Run();
        isOpen = true;
        _actor.Tell(new Order("urgent", static context => context.UnstashAll()));
        _kit.Run();
        _kit.Diary.ShouldRead("a#1 urgent");

        Release();
        _kit.Run();
        _kit.Diary.ShouldRead("a#1 urgent", "a#1 stashed", "a#1 held");
    }

    [Fact]
    public void HeldMessage_OfABoundedMailbox_KeepsItsPlace()
    {
        var bounded = _kit.Actors.System.Spawn(
            Props.Of(() => new Puppet("b", _kit.Diary) { Passes = IsUrgent }) with
            {
                MailboxCapacity = 2,
            },
            "b"
        );
        _kit.Do(bounded, static context => context.HoldMail());
        PuppetKit.Say(bounded, "one");
        _kit.Run();
        PuppetKit.Say(bounded, "urgent").ShouldBe(TellResult.Accepted);
        _kit.Run();
        PuppetKit.Say(bounded, "two").ShouldBe(TellResult.Accepted);
        PuppetKit.Say(bounded, "urgent").ShouldBe(TellResult.Full);
        _kit.Run();
        _kit.Diary.ShouldRead("b#1 urgent");
    }

    [Fact]
    public void PassesHold_ThatThrows_IsAFailureLikeAnyOther()
    {
        var broken = _kit.Top("b", () => new Puppet("b", _kit.Diary) { Passes = static _ => throw PuppetKit.Boom });
        _kit.Do(broken, static context => context.HoldMail());
        PuppetKit.Say(broken, "breaks");
        PuppetKit.Say(broken, "next");
        _kit.Advance(TimeSpan.FromSeconds(1));
        _kit.Diary.ShouldRead("b#1 retires: boom", "b#2 starts", "b#2 next");
    }

    [Fact]
    public void Inspection_OfAnActorThatHolds_CountsWhatWaits()
    {
        Hold();
        PuppetKit.Say(_actor, "one");
        PuppetKit.Say(_actor, "two");
        _kit.Actors.Inspect("/a", depth: 0)!.Waiting.ShouldBe(2);
    }

    [Fact]
    public void ManyHolds_OverManyMessages_LookAtEachMessageOnceAndReceiveItOnce()
    {
        const int Messages = 10_000;
        var looks = 0;
        var received = 0;
        var kit = new ActorKit(messagesPerTurn: 256);
        var actor = kit.Spawn(
            () =>
                new ScriptedActor<int>(
                    (context, _) =>
                    {
                        received++;
                        context.HoldMail();
                        context.Timers.RunOnce("answer", TimeSpan.Zero, context.ReleaseMail);
                    }
                )
                {
                    Passes = _ =>
                    {
                        looks++;
                        return false;
                    },
                },
            "a"
        );
        for (var i = 0; i < Messages; i++)
        {
            actor.Tell(i);
        }

        kit.Advance(TimeSpan.FromSeconds(1));
        received.ShouldBe(Messages);
        looks.ShouldBe(Messages - 1, "The first met no hold, and all others met their first hold together.");
    }

    private static bool IsUrgent(Order order) => order.Name == "urgent";

    private static Order Named(string name) => new(name, static _ => { });

    private Task<AskOutcome<int>> Ask(string name, int answer) =>
        _actor.Ask<int>(
            reply => new Order(name, _ => reply.Tell(answer)),
            TimeSpan.FromSeconds(1),
            TestContext.Current.CancellationToken
        );

    private void Hold() => _kit.Do(_actor, static context => context.HoldMail());

    private void Release() => _actor.Tell(new Order("urgent", static context => context.ReleaseMail()));
}
