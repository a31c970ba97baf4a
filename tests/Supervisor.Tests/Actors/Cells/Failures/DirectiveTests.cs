using Shouldly;
using Supervisor.Actors.Strategies;
using Supervisor.Actors.Systems;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Actors.Cells.Failures;

public sealed class DirectiveTests
{
    [Fact]
    public void Resume_GoesOnWithTheSameIncarnationAndTheNextMessage()
    {
        var kit = new PuppetKit();
        var parent = kit.Top("parent", Supervise.By(Directive.Resume));
        var child = kit.Child(parent, "child");
        kit.Child(child, "grandchild");

        PuppetKit.Fail(child);
        PuppetKit.Say(child, "goes on");

        kit.Run();
        kit.Diary.ShouldRead("child#1 fails", "child#1 goes on");
    }

    [Fact]
    public void Stop_EndsTheChildWithItsMail()
    {
        var kit = new PuppetKit();
        var parent = kit.Top("parent", Supervise.By(Directive.Stop));
        var child = kit.Child(parent, "child");

        PuppetKit.Fail(child);
        PuppetKit.Say(child, "never");

        kit.Run();
        kit.Diary.ShouldRead("child#1 fails", "child#1 stops");
        kit.Actors.DeadLetters.Count.ShouldBe(1);
    }

    [Fact]
    public void Decide_SeesTheCauseAndChoosesByIt()
    {
        var kit = new PuppetKit();
        var strategy = new SupervisionStrategy
        {
            Decide = static cause => cause is TimeoutException ? Directive.Resume : Directive.Stop,
        };
        var parent = kit.Top("parent", strategy);
        var child = kit.Child(parent, "child");

        PuppetKit.Fail(child, new TimeoutException("slow"));
        PuppetKit.Fail(child);

        kit.Run();
        kit.Diary.ShouldRead("child#1 fails", "child#1 fails", "child#1 stops");
        kit.Actors.Log.Failures.Select(static failure => failure.Directive)
            .ShouldBe([Directive.Resume, Directive.Stop]);
    }

    [Fact]
    public void Observer_HearsOfEachFailureWithWhatWasDecided()
    {
        var kit = new PuppetKit();
        var a = kit.Top("a");

        PuppetKit.Fail(a);

        kit.Run();
        kit.Actors.Log.Failures.ShouldBe([new ActorFailure("/a", 1, PuppetKit.Boom, Directive.Restart, TimeSpan.Zero)]);
    }

    [Fact]
    public void Resume_OfAnActorThatNeverStarted_RestartsItSinceItHasNothingToGoOnWith()
    {
        var kit = new PuppetKit();
        var parent = kit.Top("parent", Supervise.By(Directive.Resume));
        var attempts = 0;

        kit.Child(parent, "child", () => ++attempts < 3 ? throw PuppetKit.Boom : new Puppet("child", kit.Diary));

        attempts.ShouldBe(3);
        kit.Actors.Log.Failures.Select(static failure => failure.Directive)
            .ShouldBe([Directive.Restart, Directive.Restart]);
        kit.Actors.Inspect("/parent/child", 0)!.Incarnation.ShouldBe(3);
    }
}
