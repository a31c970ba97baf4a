using Shouldly;
using Supervisor.Actors;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Actors.Systems;

public sealed class ShutdownTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly PuppetKit _kit = new();

    [Fact]
    public void Shutdown_StopsAllChildrenFirst()
    {
        var a = _kit.Top("a");
        _kit.Child(a, "child");
        _kit.Top("b");

        var ended = _kit.Actors.System.ShutdownAsync(Second);
        _kit.Run();

        ended.Ended().IsComplete.ShouldBeTrue();
        _kit.Diary.ShouldRead("b#1 stops", "child#1 stops", "a#1 stops");
        _kit.Actors.System.End.Ended().ShouldBeNull();
    }

    [Fact]
    public void Shutdown_AtItsDeadline_NamesWhoIsStillRunning()
    {
        var a = _kit.Top("a");
        var busy = _kit.Child(a, "busy");
        _kit.Child(a, "quick");
        var other = _kit.Top("other");
        _kit.Actors.Hold(busy.Path);
        _kit.Actors.Hold(other.Path);

        var ended = _kit.Actors.System.ShutdownAsync(Second);
        _kit.Advance(Second);

        ended.Ended().StillRunning.ShouldBe(["/a/busy", "/other"]);
        _kit.Actors.System.End.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public void Shutdown_AskedAgainAfterItsDeadline_WaitsForTheRest()
    {
        var a = _kit.Top("a");
        _kit.Actors.Hold(a.Path);
        var first = _kit.Actors.System.ShutdownAsync(Second);
        _kit.Advance(Second);
        first.Ended().IsComplete.ShouldBeFalse();

        var second = _kit.Actors.System.ShutdownAsync(Second);
        _kit.Actors.Release(a.Path);
        _kit.Run();

        second.Ended().IsComplete.ShouldBeTrue();
    }

    [Fact]
    public void Shutdown_Twice_IsComplete()
    {
        _kit.Top("a");
        var first = _kit.Actors.System.ShutdownAsync(Second);
        var second = _kit.Actors.System.ShutdownAsync(Second);
        _kit.Run();

        first.Ended().IsComplete.ShouldBeTrue();
        second.Ended().IsComplete.ShouldBeTrue();
        _kit.Actors.System.ShutdownAsync(Second).Ended().IsComplete.ShouldBeTrue();
    }

    [Fact]
    public void Shutdown_LeavesNoTimerBehind()
    {
        var a = _kit.Top("a");
        _kit.Do(a, context => context.Timers.Every("k", Second, new Order("tick", static _ => { })));

        _ = _kit.Actors.System.ShutdownAsync(TimeSpan.FromMinutes(1));
        _kit.Run();

        _kit.Actors.Clock.NextDue.ShouldBeNull();
    }

    [Fact]
    public void Shutdown_DuringABackoffDelay_DoesNotWaitForIt()
    {
        var parent = _kit.Top(
            "parent",
            new Supervisor.Actors.Strategies.SupervisionStrategy { Restarts = Supervise.After(TimeSpan.FromHours(1)) }
        );
        var child = _kit.Child(parent, "child");
        PuppetKit.Fail(child);
        PuppetKit.Fail(child);
        _kit.Run();

        var ended = _kit.Actors.System.ShutdownAsync(Second);
        _kit.Run();

        ended.Ended().IsComplete.ShouldBeTrue();
    }

    [Fact]
    public void Spawn_DuringAShutdown_NeverStartsTheActor()
    {
        var a = _kit.Top("a");
        _kit.Actors.Hold(a.Path);
        var ended = _kit.Actors.System.ShutdownAsync(Second);
        _kit.Run();

        var late = _kit.Actors.Spawn(() => new Puppet("late", _kit.Diary), "late");
        PuppetKit.Say(late, "hello");
        _kit.Run();
        _kit.Diary.ShouldRead();
        PuppetKit.Say(late, "again").ShouldBe(TellResult.Gone);

        _kit.Actors.Release(a.Path);
        _kit.Run();
        ended.Ended().IsComplete.ShouldBeTrue();
    }

    [Fact]
    public void Spawn_AfterTheEnd_NeverStartsTheActorAndItsWatchersHear()
    {
        _ = _kit.Actors.System.ShutdownAsync(Second);
        _kit.Run();

        var late = _kit.Actors.Spawn(() => new Puppet("late", _kit.Diary), "late");
        var asked = late.Ask<int>(
            static _ => new Order("asks", static _ => { }),
            Second,
            TestContext.Current.CancellationToken
        );
        _kit.Run();

        _kit.Diary.ShouldRead();
        asked.Ended().Status.ShouldBe(Supervisor.Actors.Asking.AskStatus.Gone);
    }

    [Fact]
    public void Name_AtTheTop_IsUniqueAmongTheLiving()
    {
        var a = _kit.Top("a");
        Should.Throw<ArgumentException>(() => _kit.Top("a"));

        _kit.Do(a, static context => context.Stop(context.Self));

        PuppetKit.Say(_kit.Top("a"), "hello").ShouldBe(TellResult.Accepted);
    }
}
