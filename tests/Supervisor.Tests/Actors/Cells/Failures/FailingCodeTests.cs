using Shouldly;
using Supervisor.Actors;
using Supervisor.Actors.Strategies;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Actors.Cells.Failures;

/// <summary>Whatever code of an actor throws, it is a failure and somebody hears of it.</summary>
public sealed class FailingCodeTests
{
    private readonly PuppetKit _kit = new();
    private int _attempts;

    [Fact]
    public void ThrowInTheConstructor_IsAFailure()
    {
        var parent = _kit.Top("parent");

        _kit.Child(parent, "child", () => ++_attempts == 1 ? throw PuppetKit.Boom : new Puppet("child", _kit.Diary));

        Failures().ShouldBe(["/parent/child#1 boom Restart"]);
        _attempts.ShouldBe(2);
    }

    [Fact]
    public void ThrowInPreStart_IsAFailureAndTheHalfStartedOneIsRetired()
    {
        var child = _kit.Actors.Spawn(() => new Puppet("a", _kit.Diary) { OnStart = FailsInTheFirst }, "a");

        _kit.Run();

        child.ShouldNotBeNull();
        Failures().ShouldBe(["/a#1 boom Restart"]);
        _kit.Diary.ShouldRead("a#1 starts", "a#1 retires: boom", "a#2 starts");
    }

    [Fact]
    public void ThrowInPreStart_OfALaterIncarnation_CountsAgainstTheLimit()
    {
        var strategy = new SupervisionStrategy { Restarts = Supervise.Times(3), OnExhausted = Directive.Stop };
        var parent = _kit.Top("parent", strategy);
        var child = _kit.Child(
            parent,
            "child",
            () => ++_attempts == 1 ? new Puppet("child", _kit.Diary) : throw PuppetKit.Boom
        );

        PuppetKit.Fail(child);
        _kit.Run();

        Failures()
            .ShouldBe([
                "/parent/child#1 boom Restart",
                "/parent/child#2 boom Restart",
                "/parent/child#3 boom Restart",
                "/parent/child#4 boom Stop",
            ]);
    }

    [Fact]
    public void ThrowInPreRestart_IsAFailureOfTheNextIncarnation()
    {
        var a = _kit.Top("a", () => new Puppet("a", _kit.Diary) { OnRetire = FailsInTheFirst });

        PuppetKit.Fail(a, new TimeoutException("first"));
        PuppetKit.Say(a, "kept");

        _kit.Run();
        Failures().ShouldBe(["/a#1 first Restart", "/a#2 boom Restart"]);
        _kit.Advance(TimeSpan.FromSeconds(1));
        _kit.Diary.ShouldRead("a#1 fails", "a#1 retires: first", "a#3 starts", "a#3 kept");
    }

    [Fact]
    public void ThrowInPostStop_IsReportedAndTheActorStopsAllTheSame()
    {
        var a = _kit.Top("a", () => new Puppet("a", _kit.Diary) { OnStop = FailsInTheFirst });

        PuppetKit.Tell(a, static context => context.Stop(context.Self));

        _kit.Run();
        _kit.Actors.Log.WhileStopping.ShouldBe([("/a", PuppetKit.Boom)]);
        PuppetKit.Say(a, "late").ShouldBe(TellResult.Gone);
    }

    [Fact]
    public void ThrowInTheStrategy_FailsTheParentAndHidesNeitherCause()
    {
        var deciding = new SupervisionStrategy { Decide = static _ => throw new TimeoutException("undecided") };
        var top = _kit.Top("top");
        var middle = _kit.Child(top, "middle", deciding);
        var leaf = _kit.Child(middle, "leaf");

        PuppetKit.Fail(leaf);

        _kit.Run();
        Failures().ShouldBe(["/top/middle/leaf#1 boom Escalate", "/top/middle#1 undecided Restart"]);
        _kit.Diary.ShouldRead("leaf#1 fails", "leaf#1 stops", "middle#1 retires: undecided", "middle#2 starts");
    }

    [Fact]
    public void ThrowInTheStrategy_WithTheParentResumed_ResumesTheChildToo()
    {
        var top = _kit.Top("top", Supervise.By(Directive.Resume));
        var middle = _kit.Child(top, "middle", static () => new Undecided());
        ActorRef<Order>? leaf = null;
        _kit.Do(middle, context => leaf = context.Spawn(Props.Of(() => new Puppet("leaf", _kit.Diary)), "leaf"));

        PuppetKit.Fail(leaf!);
        PuppetKit.Say(leaf!, "goes on");

        _kit.Run();
        _kit.Diary.ShouldRead("leaf#1 fails", "leaf#1 goes on");
    }

    [Fact]
    public void Failure_OfAChildThatIsBeingStopped_IsReported()
    {
        var parent = _kit.Top("parent");
        var child = _kit.Child(parent, "child");
        _kit.Actors.Hold(parent.Path);
        PuppetKit.Tell(
            child,
            static context =>
            {
                context.Stop(context.Self);
                throw PuppetKit.Boom;
            }
        );
        _kit.Run();

        // The parent has both among its signals: the failure, which it answers, and the end.
        _kit.Actors.Release(parent.Path);
        _kit.Run();

        Failures().ShouldBe(["/parent/child#1 boom Restart"]);
        _kit.Diary.ShouldRead("child#1 acts", "child#1 stops");
    }

    [Fact]
    public void ThrowInATimersAction_IsAFailure()
    {
        var a = _kit.Top("a");
        _kit.Do(
            a,
            static context => context.Timers.RunOnce("k", TimeSpan.FromSeconds(1), static () => throw PuppetKit.Boom)
        );

        _kit.Advance(TimeSpan.FromSeconds(1));

        Failures().ShouldBe(["/a#1 boom Restart"]);
    }

    private void FailsInTheFirst(IActorContext<Order> context)
    {
        if (context.Incarnation == 1)
        {
            throw PuppetKit.Boom;
        }
    }

    private List<string> Failures() =>
        [
            .. _kit.Actors.Log.Failures.Select(static failure =>
                $"{failure.Path}#{failure.Incarnation} {failure.Cause.Message} {failure.Directive}"
            ),
        ];

    private sealed class Undecided : Actor<Order>
    {
        protected internal override SupervisionStrategy Strategy => throw new TimeoutException("undecided");

        protected internal override void Receive(Order message) => message.Run(Context);
    }
}
