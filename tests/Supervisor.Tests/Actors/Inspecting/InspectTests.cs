using Shouldly;
using Supervisor.Actors.Inspecting;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Actors.Inspecting;

public sealed class InspectTests
{
    private readonly PuppetKit _kit = new();

    public InspectTests()
    {
        var a = _kit.Top("a");
        var b = _kit.Child(a, "b");
        _kit.Child(b, "c");
        _kit.Child(a, "d");
    }

    [Fact]
    public void Inspect_OfAll_GivesTheTreeToTheDepthAskedFor()
    {
        var root = _kit.Actors.Inspect("", 2)!;

        var a = root.Children.ShouldHaveSingleItem();
        (a.Path, a.Name, a.Kind, a.State, a.Incarnation).ShouldBe(("/a", "a", "Puppet", ActorState.Running, 1));
        a.Children.Select(static child => child.Name).ShouldBe(["b", "d"]);
        a.Children[0].Children.ShouldBeEmpty();
    }

    [Fact]
    public void Inspect_OfAPath_GivesThatPartOfTheTree()
    {
        var b = _kit.Actors.Inspect("/a/b", 1)!;

        b.Path.ShouldBe("/a/b");
        b.Children.ShouldHaveSingleItem().Path.ShouldBe("/a/b/c");
    }

    [Fact]
    public void Inspect_OfAPathThatIsNotThere_GivesNull()
    {
        _kit.Actors.Inspect("/a/x", 1).ShouldBeNull();
        _kit.Actors.Inspect("/a/b/c/x/y", 1).ShouldBeNull();
    }

    [Fact]
    public void Inspect_OfAnActorThatDoesNotAnswer_SaysBusy()
    {
        _kit.Actors.Hold("/a/b");
        var inspection = _kit.Actors.System.InspectAsync("/a", 2, TimeSpan.FromSeconds(1));

        _kit.Advance(TimeSpan.FromSeconds(1));

        var a = inspection.Ended()!;
        a.State.ShouldBe(ActorState.Running);
        a.Children.Select(static child => (child.Name, child.State))
            .ShouldBe([("b", ActorState.Busy), ("d", ActorState.Running)]);
    }

    [Fact]
    public void Inspect_BelowAnActorThatDoesNotAnswer_DescribesThatOne()
    {
        _kit.Actors.Hold("/a");
        var inspection = _kit.Actors.System.InspectAsync("/a/b/c", 2, TimeSpan.FromSeconds(1));

        _kit.Advance(TimeSpan.FromSeconds(1));

        var described = inspection.Ended()!;
        (described.Path, described.State).ShouldBe(("/a", ActorState.Busy));
    }

    [Fact]
    public void Inspect_AnsweredInTime_LeavesNoTimerBehind()
    {
        _kit.Actors.Inspect("", 3);
        _ = _kit.Actors.System.ShutdownAsync(TimeSpan.FromSeconds(1));
        _kit.Run();

        _kit.Actors.Clock.NextDue.ShouldBeNull();
    }

    [Fact]
    public void Inspect_CountsWhatWaitsInTheMailboxAndTheStash()
    {
        var d = _kit.Actors.System.Spawn(
            Supervisor.Actors.Props.Of<string>(static () => new ScriptedActor<string>(static (c, _) => c.Stash())),
            "stashing"
        );
        d.Tell("stashed");
        _kit.Run();
        d.Tell("one");
        d.Tell("two");

        // The look is a signal, so it comes before the two that wait.
        _kit.Actors.Inspect("/stashing", 0)!.Waiting.ShouldBe(3);
    }

    [Fact]
    public void Inspect_OfAnActorThatIsStopping_SaysSo()
    {
        _kit.Actors.Hold("/a/b/c");
        _ = _kit.Actors.System.ShutdownAsync(TimeSpan.FromMinutes(1));
        _kit.Run();

        _kit.Actors.Inspect("/a/b", 0)!.State.ShouldBe(ActorState.Stopping);
        _kit.Actors.Inspect("/a/d", 0).ShouldBeNull();
    }

    [Fact]
    public void Inspect_AfterTheEnd_FindsNobody()
    {
        _ = _kit.Actors.System.ShutdownAsync(TimeSpan.FromMinutes(1));
        _kit.Run();

        _kit.Actors.Inspect("", 3)!.Children.ShouldBeEmpty();
    }
}
