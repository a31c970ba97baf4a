using Shouldly;
using Supervisor.Actors;
using Supervisor.Actors.Inspecting;
using Supervisor.Actors.Letters;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Actors.Cells;

public sealed class StopTests
{
    [Fact]
    public void Stop_OfATree_EndsChildrenBeforeTheirParents()
    {
        var kit = new PuppetKit();
        var top = kit.Top("top");
        var middle = kit.Child(top, "middle");
        kit.Child(middle, "leaf-1");
        kit.Child(middle, "leaf-2");

        PuppetKit.Tell(top, context => context.Stop(context.Self));

        kit.Run();
        kit.Diary.ShouldRead("top#1 acts", "leaf-1#1 stops", "leaf-2#1 stops", "middle#1 stops", "top#1 stops");
    }

    [Fact]
    public void Stop_OfItself_ComesAfterTheMessageThatIsBeingHandled()
    {
        var kit = new PuppetKit();
        var a = kit.Top("a");

        PuppetKit.Tell(
            a,
            context =>
            {
                context.Stop(context.Self);
                kit.Diary.Write("still here");
            }
        );

        kit.Run();
        kit.Diary.ShouldRead("a#1 acts", "still here", "a#1 stops");
    }

    [Fact]
    public void Stop_OfAStranger_IsRefused()
    {
        var kit = new PuppetKit();
        var a = kit.Top("a");
        var b = kit.Top("b");

        PuppetKit.Tell(a, context => Should.Throw<ArgumentException>(() => context.Stop(b)));

        kit.Run();
        kit.Actors.Log.Failures.ShouldBeEmpty();
        kit.Diary.ShouldRead("a#1 acts");
    }

    [Fact]
    public void Spawn_WhileStopping_IsRefusedSinceNobodyWouldStopTheChild()
    {
        var kit = new PuppetKit();
        var a = kit.Top(
            "a",
            () =>
                new Puppet("a", kit.Diary)
                {
                    OnStop = context => context.Spawn(Props.Of(() => new Puppet("orphan", kit.Diary))),
                }
        );

        PuppetKit.Tell(a, context => context.Stop(context.Self));

        kit.Run();
        kit.Diary.ShouldRead("a#1 acts", "a#1 stops");
        kit.Actors.Log.WhileStopping.ShouldHaveSingleItem().Cause.Message.ShouldContain("cannot spawn");
    }

    [Fact]
    public void Spawn_WhileRetiring_IsRefusedAndIsAFailure()
    {
        var kit = new PuppetKit();
        var a = kit.Top(
            "a",
            () =>
                new Puppet("a", kit.Diary)
                {
                    OnRetire = context => context.Spawn(Props.Of(() => new Puppet("orphan", kit.Diary))),
                }
        );

        PuppetKit.Fail(a);

        kit.Run();
        kit.Actors.Log.Failures[1].Cause.Message.ShouldContain("cannot spawn");
        kit.Diary.Entries.ShouldNotContain(entry => entry.StartsWith("orphan"));
    }

    [Fact]
    public void Mail_LeftAtTheEnd_BecomesDeadLetters()
    {
        var kit = new ActorKit();
        var a = kit.Spawn<string>(
            static (context, message) =>
            {
                if (message == "stash")
                {
                    context.Stash();
                }
                else
                {
                    context.Stop(context.Self);
                }
            },
            "a"
        );

        a.Tell("stash");
        a.Tell("stop");
        a.Tell("never seen");
        kit.Run();

        kit.DeadLetters.ShouldBe([
            new DeadLetter("stash", "/a", DeadLetterReason.Stopped),
            new DeadLetter("never seen", "/a", DeadLetterReason.Stopped),
        ]);
    }

    [Fact]
    public void Tell_ToAStoppedActor_SaysGone()
    {
        var kit = new ActorKit();
        var a = kit.Spawn<string>(static (context, _) => context.Stop(context.Self), "a");
        a.Tell("stop").ShouldBe(TellResult.Accepted);
        kit.Run();

        a.Tell("late").ShouldBe(TellResult.Gone);

        kit.DeadLetters.ShouldBe([new DeadLetter("late", "/a", DeadLetterReason.Stopped)]);
    }

    [Fact]
    public void Watcher_ThatHearsOfTheEnd_MaySpawnUnderTheSameName()
    {
        var kit = new PuppetKit();
        var parent = kit.Top("parent");
        var child = kit.Child(parent, "child");
        var again = new Order(
            "again",
            context => context.Spawn(Props.Of(() => new Puppet("child", kit.Diary)), "child")
        );

        kit.Do(parent, context => context.WatchWith(child, again));
        PuppetKit.Tell(child, context => context.Stop(context.Self));

        kit.Run();
        kit.Diary.ShouldRead("child#1 acts", "child#1 stops", "parent#1 again", "child#1 starts");
    }

    [Fact]
    public void Name_OfATopLevelActor_IsFreeOnceAnybodyHasHeardOfItsEnd()
    {
        var kit = new ActorKit();
        var a = kit.Spawn<ActorRef<int>>(static (context, _) => context.Stop(context.Self), "a");
        var asked = a.Ask<int>(static reply => reply, TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);

        // Runs at the very moment at which the asker hears, while the root has not heard yet.
        var spawned = asked.ContinueWith(
            _ => kit.Spawn<string>(static (_, _) => { }, "a"),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
        kit.Run();

        spawned.Ended().Tell("hello").ShouldBe(TellResult.Accepted);
        kit.System.End.IsCompleted.ShouldBeFalse();
        kit.Inspect("/a", 0)!.State.ShouldBe(ActorState.Running);
    }
}
