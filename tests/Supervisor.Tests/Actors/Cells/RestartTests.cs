using Shouldly;
using Supervisor.Actors;
using Supervisor.Actors.Strategies;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Actors.Cells;

public sealed class RestartTests
{
    [Fact]
    public void Restart_StopsTheOldIncarnationsChildrenFirst()
    {
        var kit = new PuppetKit();
        var parent = kit.Top("parent");
        var child = kit.Child(parent, "child");
        var grandchild = kit.Child(child, "grandchild");
        kit.Child(grandchild, "leaf");

        PuppetKit.Fail(child);

        kit.Run();
        kit.Diary.ShouldRead(
            "child#1 fails",
            "leaf#1 stops",
            "grandchild#1 stops",
            "child#1 retires: boom",
            "child#2 starts"
        );
    }

    [Fact]
    public void Restart_WaitsForAChildThatIsSlowToStop()
    {
        var kit = new PuppetKit();
        var top = kit.Top("top");
        var child = kit.Child(top, "child");
        kit.Actors.Hold(child.Path);

        PuppetKit.Fail(top);
        PuppetKit.Say(top, "later");
        kit.Run();
        kit.Diary.ShouldRead("top#1 fails");
        kit.Actors.Inspect("/top", 0)!.State.ShouldBe(Supervisor.Actors.Inspecting.ActorState.Restarting);

        kit.Actors.Release(child.Path);
        kit.Run();
        kit.Diary.ShouldRead("child#1 stops", "top#1 retires: boom", "top#2 starts", "top#2 later");
    }

    [Fact]
    public void Ref_AfterARestart_LeadsToTheNextIncarnation()
    {
        var kit = new PuppetKit();
        var a = kit.Top("a");

        PuppetKit.Fail(a);
        kit.Run();
        kit.Diary.Clear();

        PuppetKit.Say(a, "hello").ShouldBe(TellResult.Accepted);
        kit.Run();
        kit.Diary.ShouldRead("a#2 hello");
    }

    [Fact]
    public void UnreadMail_SurvivesARestartAndTheFailingMessageIsNotReplayed()
    {
        var kit = new PuppetKit();
        var a = kit.Top("a");

        PuppetKit.Say(a, "one");
        PuppetKit.Fail(a);
        PuppetKit.Say(a, "two");
        PuppetKit.Say(a, "three");

        kit.Run();
        kit.Diary.ShouldRead("a#1 one", "a#1 fails", "a#1 retires: boom", "a#2 starts", "a#2 two", "a#2 three");
        kit.Actors.DeadLetters.ShouldBeEmpty();
    }

    [Fact]
    public void Stash_SurvivesARestartInFrontOfTheMail()
    {
        var kit = new PuppetKit();
        var a = kit.Top("a");

        a.Tell(new Order("first", static context => StashOnce(context)));
        a.Tell(new Order("second", static context => StashOnce(context)));
        PuppetKit.Fail(a);
        PuppetKit.Say(a, "third");

        kit.Run();
        kit.Diary.ShouldRead(
            "a#1 first",
            "a#1 second",
            "a#1 fails",
            "a#1 retires: boom",
            "a#2 starts",
            "a#2 first",
            "a#2 second",
            "a#2 third"
        );
    }

    [Fact]
    public void Restart_OrderedAgainWhileOneIsUnderWay_LeadsToTheLaterIncarnation()
    {
        var kit = new PuppetKit();
        var parent = kit.Top("parent", Supervise.By(Directive.Restart, StrategyKind.AllForOne));
        var a = kit.Child(parent, "a");
        var b = kit.Child(parent, "b");
        var slow = kit.Child(a, "slow");
        kit.Actors.Hold(slow.Path);

        PuppetKit.Fail(a);
        kit.Run();
        PuppetKit.Fail(b);
        kit.Run();
        kit.Diary.ShouldRead(
            "a#1 fails",
            "b#1 retires: boom",
            "b#2 starts",
            "b#2 fails",
            "b#2 retires: boom",
            "b#3 starts"
        );

        kit.Actors.Release(slow.Path);
        kit.Run();
        kit.Diary.ShouldRead("slow#1 stops", "a#1 retires: boom", "a#3 starts");
        PuppetKit.Fail(a);
        kit.Run();
        kit.Diary.Has("a#4 starts").ShouldBeTrue();
    }

    [Fact]
    public void Stop_DuringARestart_Wins()
    {
        var kit = new PuppetKit();
        var parent = kit.Top("parent");
        var child = kit.Child(parent, "child");
        var slow = kit.Child(child, "slow");
        kit.Actors.Hold(slow.Path);
        PuppetKit.Fail(child);
        kit.Run();

        kit.Do(parent, context => context.Stop(child));
        kit.Actors.Release(slow.Path);
        kit.Run();

        kit.Diary.ShouldRead("slow#1 stops", "child#1 stops");
    }

    [Fact]
    public void Restart_OfAnActorThatIsStopping_ChangesNothing()
    {
        var kit = new PuppetKit();
        var parent = kit.Top("parent", Supervise.By(Directive.Restart, StrategyKind.AllForOne));
        var a = kit.Child(parent, "a");
        var b = kit.Child(parent, "b");
        var slow = kit.Child(b, "slow");
        kit.Actors.Hold(slow.Path);
        kit.Do(b, context => context.Stop(context.Self));

        PuppetKit.Fail(a);
        kit.Run();
        kit.Diary.ShouldRead("a#1 fails", "a#1 retires: boom", "a#2 starts");

        kit.Actors.Release(slow.Path);
        kit.Run();
        kit.Diary.ShouldRead("slow#1 stops", "b#1 stops");
    }

    private static void StashOnce(IActorContext<Order> context)
    {
        if (context.Incarnation == 1)
        {
            context.Stash();
        }
    }
}
