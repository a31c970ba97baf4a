using Shouldly;
using Supervisor.Actors;
using Supervisor.Actors.Strategies;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Actors.Cells.Failures;

public sealed class EscalationTests
{
    private readonly PuppetKit _kit = new();

    [Fact]
    public void Escalation_GoesOneLevelAtATime()
    {
        var top = _kit.Top("top", Supervise.By(Directive.Restart));
        var middle = _kit.Child(top, "middle", Supervise.By(Directive.Escalate));
        var leaf = _kit.Child(middle, "leaf");

        PuppetKit.Fail(leaf);

        _kit.Run();
        _kit.Diary.ShouldRead("leaf#1 fails", "leaf#1 stops", "middle#1 retires: boom", "middle#2 starts");
        Decisions().ShouldBe(["/top/middle/leaf Escalate", "/top/middle Restart"]);
    }

    [Fact]
    public void Escalation_WhenTheRestartsAreUsedUp_FailsTheParentWithTheCause()
    {
        var top = _kit.Top("top", Supervise.By(Directive.Stop));
        var middle = _kit.Child(top, "middle", new SupervisionStrategy { Restarts = Supervise.Times(1) });
        var leaf = _kit.Child(middle, "leaf");
        PuppetKit.Fail(leaf);
        _kit.Run();
        _kit.Diary.Clear();

        PuppetKit.Fail(leaf);

        _kit.Run();
        _kit.Diary.ShouldRead("leaf#2 fails", "leaf#2 stops", "middle#1 stops");
        Decisions().ShouldBe(["/top/middle/leaf Restart", "/top/middle/leaf Escalate", "/top/middle Stop"]);
    }

    [Fact]
    public void Escalation_BeyondTheTop_EndsTheSystemWithTheCause()
    {
        var top = _kit.Top("top", Supervise.By(Directive.Escalate));
        var leaf = _kit.Child(top, "leaf");
        _kit.Actors.System.Spawn(
            Props.Of(() => new Puppet("other", _kit.Diary) { Children = Supervise.By(Directive.Escalate) }),
            "other"
        );
        _kit.Run();
        _kit.Diary.Clear();

        for (var i = 0; i < 11; i++)
        {
            PuppetKit.Fail(top);
            _kit.Advance(TimeSpan.FromSeconds(31));
        }

        leaf.ShouldNotBeNull();
        _kit.Actors.System.End.Ended().ShouldBe(PuppetKit.Boom);
        _kit.Diary.Has("other#1 stops").ShouldBeTrue();
        _kit.Actors.Log.Failures[^1].Directive.ShouldBe(Directive.Escalate);
    }

    [Fact]
    public void Resume_OfAnEscalatedFailure_ForgivesTheCulpritToo()
    {
        var top = _kit.Top("top", Supervise.By(Directive.Resume));
        var middle = _kit.Child(top, "middle", Supervise.By(Directive.Escalate));
        var leaf = _kit.Child(middle, "leaf");
        var sibling = _kit.Child(middle, "sibling");

        PuppetKit.Fail(leaf);
        PuppetKit.Say(leaf, "goes on");
        PuppetKit.Say(middle, "goes on");
        PuppetKit.Say(sibling, "goes on");

        _kit.Run();
        _kit.Diary.Entries.ShouldBe(
            ["leaf#1 fails", "leaf#1 goes on", "middle#1 goes on", "sibling#1 goes on"],
            ignoreOrder: true
        );
    }

    [Fact]
    public void Resume_OfAnEscalatedFailureToStart_StopsTheCulprit()
    {
        var top = _kit.Top("top", Supervise.By(Directive.Resume));
        var middle = _kit.Child(top, "middle", Supervise.By(Directive.Escalate));

        var leaf = _kit.Child(middle, "leaf", static () => throw PuppetKit.Boom);

        PuppetKit.Say(leaf, "hello").ShouldBe(TellResult.Gone);
        Decisions().ShouldBe(["/top/middle/leaf Escalate", "/top/middle Resume", "/top/middle/leaf Stop"]);
    }

    private List<string> Decisions() =>
        [.. _kit.Actors.Log.Failures.Select(static failure => $"{failure.Path} {failure.Directive}")];
}
