using Shouldly;
using Supervisor.Actors;
using Supervisor.Actors.Strategies;
using Supervisor.Actors.Systems;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Actors.Systems;

public sealed class StopOfOneActorTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly PuppetKit _kit = new();

    [Fact]
    public void Stop_OfOneActor_WaitsForAllBelowItAndLeavesTheOthers()
    {
        var a = _kit.Top("a");
        var child = _kit.Child(a, "child");
        var other = _kit.Top("other");
        _kit.Actors.Hold(child.Path);

        var stopping = Stop(a);
        stopping.IsCompleted.ShouldBeFalse();
        _kit.Actors.Release(child.Path);
        _kit.Run();

        stopping.Ended().IsComplete.ShouldBeTrue();
        _kit.Diary.ShouldRead("child#1 stops", "a#1 stops");
        PuppetKit.Say(a, "hello").ShouldBe(TellResult.Gone);
        PuppetKit.Say(other, "hello").ShouldBe(TellResult.Accepted);
    }

    [Fact]
    public void Stop_AtItsDeadline_NamesWhoIsStillRunningBelow()
    {
        var a = _kit.Top("a");
        var busy = _kit.Child(a, "busy");
        _kit.Child(a, "quick");
        _kit.Top("other");
        _kit.Actors.Hold(busy.Path);

        var stopping = Stop(a);
        _kit.Advance(Second);

        stopping.Ended().StillRunning.ShouldBe(["/a/busy"]);
    }

    [Fact]
    public void Stop_OfWhatIsGone_IsCompleteAtOnce()
    {
        var a = _kit.Top("a");
        Stop(a).Ended().IsComplete.ShouldBeTrue();

        Stop(a).Ended().IsComplete.ShouldBeTrue();
    }

    [Fact]
    public void Stop_DuringABackoffDelay_DoesNotWaitForIt()
    {
        var a = _kit.Top("a");
        PuppetKit.Fail(a);
        PuppetKit.Fail(a);
        _kit.Run();

        Stop(a).Ended().IsComplete.ShouldBeTrue();
    }

    [Fact]
    public void Failure_AtTheTop_IsAnsweredByTheSystemsOwnStrategy()
    {
        var dispatcher = new ManualDispatcher();
        var system = new ActorSystem(
            new ActorSystemSettings("test", _kit.Actors.Clock, new SeededChance(1), dispatcher, _kit.Actors.Log)
            {
                TopLevel = Supervise.By(Directive.Escalate),
            }
        );
        var a = system.Spawn(Props.Of(() => new Puppet("a", _kit.Diary)), "a");

        PuppetKit.Fail(a);
        while (dispatcher.RunOne()) { }

        system.End.Ended().ShouldBe(PuppetKit.Boom);
        _kit.Diary.ShouldRead("a#1 starts", "a#1 fails", "a#1 stops");
    }

    private Task<ShutdownOutcome> Stop(ActorRef actor)
    {
        var stopping = _kit.Actors.System.StopAsync(actor, Second);
        _kit.Run();
        return stopping;
    }
}
