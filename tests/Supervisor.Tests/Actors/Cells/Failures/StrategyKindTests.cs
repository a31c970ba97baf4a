using Shouldly;
using Supervisor.Actors;
using Supervisor.Actors.Restarts;
using Supervisor.Actors.Strategies;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Actors.Cells.Failures;

public sealed class StrategyKindTests
{
    private readonly PuppetKit _kit = new();

    [Fact]
    public void OneForOne_RestartsOnlyTheOneThatFailed()
    {
        var (_, b, _) = Three(Supervise.By(Directive.Restart));

        PuppetKit.Fail(b);

        _kit.Run();
        _kit.Diary.ShouldRead("b#1 fails", "b#1 retires: boom", "b#2 starts");
    }

    [Fact]
    public void AllForOne_RestartsAll()
    {
        var (_, b, _) = Three(Supervise.By(Directive.Restart, StrategyKind.AllForOne));

        PuppetKit.Fail(b);

        _kit.Run();
        _kit.Diary.EntriesOf("starts").ShouldBe(["b#2 starts", "a#2 starts", "c#2 starts"], ignoreOrder: true);
    }

    [Fact]
    public void RestForOne_RestartsTheOneThatFailedAndThoseSpawnedAfterIt()
    {
        var (_, b, _) = Three(Supervise.By(Directive.Restart, StrategyKind.RestForOne));

        PuppetKit.Fail(b);

        _kit.Run();
        _kit.Diary.EntriesOf("starts").ShouldBe(["b#2 starts", "c#2 starts"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(StrategyKind.OneForOne, "b")]
    [InlineData(StrategyKind.AllForOne, "abc")]
    [InlineData(StrategyKind.RestForOne, "bc")]
    public void Stop_EndsThoseWhomTheKindMeans(StrategyKind kind, string stopped)
    {
        var (_, b, _) = Three(Supervise.By(Directive.Stop, kind));

        PuppetKit.Fail(b);

        _kit.Run();
        string.Concat(_kit.Diary.EntriesOf("stops").Select(static e => e[0]).Order()).ShouldBe(stopped);
    }

    [Theory]
    [InlineData(StrategyKind.AllForOne)]
    [InlineData(StrategyKind.RestForOne)]
    public void Resume_UnderAnyKind_IsForTheOneThatFailed(StrategyKind kind)
    {
        var (a, b, _) = Three(Supervise.By(Directive.Resume, kind));

        PuppetKit.Fail(a);
        PuppetKit.Say(b, "goes on");
        PuppetKit.Say(a, "goes on");

        _kit.Run();
        _kit.Diary.ShouldRead("a#1 fails", "b#1 goes on", "a#1 goes on");
    }

    [Fact]
    public void AllForOne_SharesOneHistory()
    {
        var strategy = Supervise.By(Directive.Restart, StrategyKind.AllForOne) with
        {
            Restarts = Supervise.Times(2),
            OnExhausted = Directive.Stop,
        };
        var (a, b, c) = Three(strategy);

        FailNow(a);
        FailNow(b);
        _kit.Diary.Clear();
        FailNow(c);

        _kit.Diary.ShouldRead("c#3 fails", "c#3 stops", "a#3 stops", "b#3 stops");
    }

    [Fact]
    public void OneForOne_KeepsAHistoryForEachChild()
    {
        var strategy = Supervise.By(Directive.Restart) with
        {
            Restarts = Supervise.Times(1),
            OnExhausted = Directive.Stop,
        };
        var (a, b, _) = Three(strategy);

        FailNow(a);
        FailNow(b);
        _kit.Diary.Has("b#2 starts").ShouldBeTrue();
        _kit.Diary.Clear();
        FailNow(a);

        _kit.Diary.ShouldRead("a#2 fails", "a#2 stops");
    }

    [Fact]
    public void AllForOne_FailuresAtTheSameTime_AreOneFailure()
    {
        var (a, b, _) = Three(Supervise.By(Directive.Restart, StrategyKind.AllForOne));
        _kit.Actors.Hold("/parent");
        PuppetKit.Fail(a);
        PuppetKit.Fail(b);
        _kit.Run();

        _kit.Actors.Release("/parent");
        _kit.Run();

        // The report of b is of an incarnation that the verdict on a has ended: it is dropped.
        _kit.Actors.Log.Failures.ShouldHaveSingleItem().Path.ShouldBe("/parent/a");
        _kit.Diary.Has("b#2 starts").ShouldBeTrue();
        _kit.Diary.Has("b#3 starts").ShouldBeFalse();
    }

    [Fact]
    public void Siblings_WaitingForAJointRestart_HandleNoMail()
    {
        var strategy = Supervise.By(Directive.Restart, StrategyKind.AllForOne) with
        {
            Restarts = Supervise.After(TimeSpan.FromSeconds(5)),
        };
        var (a, b, _) = Three(strategy);
        FailNow(a);
        _kit.Diary.Clear();

        FailNow(a);
        PuppetKit.Say(b, "waits");
        _kit.Run();
        _kit.Diary.ShouldRead("a#2 fails");

        _kit.Advance(TimeSpan.FromSeconds(5));
        _kit.Diary.Has("b#3 waits").ShouldBeTrue();
    }

    [Fact]
    public void RestForOne_PlanOvertakenByALaterVerdict_IsPassedOver()
    {
        var delays = new Queue<TimeSpan>([TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(1)]);
        var strategy = Supervise.By(Directive.Restart, StrategyKind.RestForOne) with
        {
            Limit = (_, history, _, _) => new RestartVerdict(true, delays.Dequeue(), history),
        };
        var (a, b, c) = Three(strategy);

        FailNow(b);
        FailNow(a);
        _kit.Advance(TimeSpan.FromSeconds(1));
        _kit.Diary.EntriesOf("starts").ShouldBe(["a#2 starts", "b#3 starts", "c#3 starts"], ignoreOrder: true);
        _kit.Diary.Clear();

        _kit.Advance(TimeSpan.FromSeconds(10));
        PuppetKit.Say(c, "still here");
        _kit.Run();
        _kit.Diary.ShouldRead("c#3 still here");
    }

    [Fact]
    public void RestForOne_PlanOvertakenByALaterOneOfLongerDelay_RestartsNobodyEarlier()
    {
        var delays = new Queue<TimeSpan>([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)]);
        var strategy = Supervise.By(Directive.Restart, StrategyKind.RestForOne) with
        {
            Limit = (_, history, _, _) => new RestartVerdict(true, delays.Dequeue(), history),
        };
        var (a, b, _) = Three(strategy);

        FailNow(b);
        FailNow(a);
        _kit.Advance(TimeSpan.FromSeconds(4));
        _kit.Diary.EntriesOf("starts").ShouldBeEmpty();

        _kit.Advance(TimeSpan.FromSeconds(1));
        _kit.Diary.EntriesOf("starts").ShouldBe(["a#2 starts", "b#3 starts", "c#3 starts"], ignoreOrder: true);
    }

    [Fact]
    public void RestForOne_ChildSpawnedDuringTheDelay_IsNotInThePlan()
    {
        var strategy = Supervise.By(Directive.Restart, StrategyKind.RestForOne) with
        {
            Limit = static (_, history, _, _) => new RestartVerdict(true, TimeSpan.FromSeconds(5), history),
        };
        var parent = _kit.Top("parent", strategy);
        var a = _kit.Child(parent, "a");
        FailNow(a);

        var late = _kit.Child(parent, "late");
        _kit.Advance(TimeSpan.FromSeconds(5));

        _kit.Diary.ShouldRead("a#1 retires: boom", "a#2 starts");
        PuppetKit.Say(late, "hello");
        _kit.Run();
        _kit.Diary.ShouldRead("late#1 hello");
    }

    private (ActorRef<Order> A, ActorRef<Order> B, ActorRef<Order> C) Three(SupervisionStrategy strategy)
    {
        var parent = _kit.Top("parent", strategy);
        return (_kit.Child(parent, "a"), _kit.Child(parent, "b"), _kit.Child(parent, "c"));
    }

    private void FailNow(ActorRef<Order> puppet)
    {
        PuppetKit.Fail(puppet);
        _kit.Run();
    }
}
