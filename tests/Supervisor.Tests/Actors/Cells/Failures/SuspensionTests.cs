using Shouldly;
using Supervisor.Actors.Inspecting;
using Supervisor.Actors.Strategies;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Actors.Cells.Failures;

/// <summary>From a failure to the verdict no user message runs, but a stop does.</summary>
public sealed class SuspensionTests
{
    [Fact]
    public void Failure_UntilTheVerdict_RunsNoMessage()
    {
        var kit = new PuppetKit(messagesPerTurn: 100);
        var parent = kit.Top("parent", Supervise.By(Directive.Resume));
        var child = kit.Child(parent, "child");
        kit.Actors.Hold(parent.Path);

        PuppetKit.Fail(child);
        PuppetKit.Say(child, "waits");
        kit.Run();
        kit.Diary.ShouldRead("child#1 fails");

        kit.Actors.Release(parent.Path);
        kit.Run();
        kit.Diary.ShouldRead("child#1 waits");
    }

    [Fact]
    public void Failure_UntilTheVerdict_RunsAStop()
    {
        var kit = new PuppetKit();
        var parent = kit.Top("parent");
        var child = kit.Child(parent, "child");
        kit.Actors.Hold(parent.Path);

        PuppetKit.Tell(
            child,
            static context =>
            {
                context.Stop(context.Self);
                throw PuppetKit.Boom;
            }
        );

        kit.Run();
        kit.Diary.ShouldRead("child#1 acts", "child#1 stops");
    }

    [Fact]
    public void Failure_UntilTheVerdict_KeepsAllBelowStill()
    {
        var kit = new PuppetKit();
        var top = kit.Top("top", Supervise.By(Directive.Resume));
        var middle = kit.Child(top, "middle");
        var leaf = kit.Child(middle, "leaf");
        kit.Actors.Hold(top.Path);

        PuppetKit.Fail(middle);
        kit.Run();
        PuppetKit.Say(leaf, "waits");
        kit.Run();
        kit.Diary.ShouldRead("middle#1 fails");

        kit.Actors.Release(top.Path);
        kit.Run();
        kit.Diary.ShouldRead("leaf#1 waits");
    }

    [Fact]
    public void Inspect_BetweenFailureAndVerdict_ShowsWhoFailedAndWhoIsSuspended()
    {
        var kit = new PuppetKit();
        var top = kit.Top("top", new SupervisionStrategy { Restarts = Supervise.After(TimeSpan.FromSeconds(1)) });
        var middle = kit.Child(top, "middle");
        kit.Child(middle, "leaf");
        PuppetKit.Fail(middle);
        kit.Advance(TimeSpan.Zero);
        kit.Child(middle, "leaf");

        PuppetKit.Fail(middle);
        kit.Run();

        var description = kit.Actors.Inspect("/top/middle", 1)!;
        description.State.ShouldBe(ActorState.Failed);
        description.Children.ShouldHaveSingleItem().State.ShouldBe(ActorState.Suspended);
    }

    [Fact]
    public void Suspension_ArrivingDuringARestart_HoldsForTheNextIncarnation()
    {
        var kit = new PuppetKit();
        var top = kit.Top("top", Supervise.By(Directive.Resume));
        var parent = kit.Child(top, "parent");
        var child = kit.Child(parent, "child");
        var slow = kit.Child(child, "slow");
        kit.Actors.Hold(slow.Path);
        PuppetKit.Fail(child);
        kit.Run();
        kit.Actors.Hold(top.Path);
        PuppetKit.Fail(parent);
        kit.Run();
        kit.Actors.Release(slow.Path);
        PuppetKit.Say(child, "waits");
        kit.Run();
        kit.Diary.ShouldRead(
            "child#1 fails",
            "parent#1 fails",
            "slow#1 stops",
            "child#1 retires: boom",
            "child#2 starts"
        );

        kit.Actors.Release(top.Path);
        kit.Run();
        kit.Diary.ShouldRead("child#2 waits");
    }

    [Fact]
    public void Child_SpawnedByAStartUnderSuspension_IsSuspendedToo()
    {
        var kit = new PuppetKit();
        var top = kit.Top("top", Supervise.By(Directive.Resume));
        var parent = kit.Child(top, "parent");
        var child = kit.Child(
            parent,
            "child",
            () =>
                new Puppet("child", kit.Diary)
                {
                    OnStart = context =>
                    {
                        var slow = context.Spawn(
                            Supervisor.Actors.Props.Of(() => new Puppet("slow", kit.Diary)),
                            "slow"
                        );
                        PuppetKit.Say(slow, "hello");
                    },
                }
        );
        kit.Actors.Hold("/top/parent/child/slow");
        PuppetKit.Fail(child);
        kit.Run();
        kit.Actors.Hold(top.Path);
        PuppetKit.Fail(parent);
        kit.Run();
        kit.Diary.Clear();

        kit.Actors.Release("/top/parent/child/slow");
        kit.Run();
        kit.Diary.ShouldRead("slow#1 stops", "child#1 retires: boom", "child#2 starts", "slow#1 starts");

        kit.Actors.Release(top.Path);
        kit.Run();
        kit.Diary.ShouldRead("slow#1 hello");
    }
}
