using Shouldly;
using Supervisor.Actors;
using Supervisor.Actors.Strategies;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Actors.Cells.Failures;

/// <summary>A parent that itself waits for a verdict answers nothing until it has one.</summary>
public sealed class HeldAnswerTests
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(5);

    private static readonly Exception NoStart = new TimeoutException("no start");

    private readonly PuppetKit _kit = new();
    private Directive _topDecides = Directive.Resume;

    [Fact]
    public void Failure_OfAChildMeanwhile_IsAnsweredWhenTheParentGoesOn()
    {
        var (top, middle) = TopAndMiddle(UnlessNoStart(Directive.Stop));
        FailsAtItsSecondStart(middle, "leaf");

        _kit.Actors.Release(top.Path);
        _kit.Run();

        Decisions().ShouldBe(["/top/middle/leaf Restart", "/top/middle Resume", "/top/middle/leaf Stop"]);
    }

    [Fact]
    public void Failure_OfAChildMeanwhile_IsReportedWhenTheParentIsRestarted()
    {
        _topDecides = Directive.Restart;
        var (top, middle) = TopAndMiddle(UnlessNoStart(Directive.Stop));
        FailsAtItsSecondStart(middle, "leaf");

        _kit.Actors.Release(top.Path);
        _kit.Run();

        _kit.Actors.Log.WhileStopping.ShouldBe([("/top/middle/leaf", NoStart)]);
    }

    [Fact]
    public void RestartDueMeanwhile_ComesWhenTheParentGoesOn()
    {
        var (top, middle) = TopAndMiddle(new SupervisionStrategy { Restarts = Supervise.After(Delay) });
        var leaf = _kit.Child(middle, "leaf");
        FailTwice(leaf);
        Fail(middle);

        _kit.Advance(2 * Delay);
        _kit.Diary.ShouldRead();

        _kit.Actors.Release(top.Path);
        _kit.Run();
        _kit.Diary.ShouldRead("leaf#2 retires: boom", "leaf#3 starts");
    }

    [Fact]
    public void RestartDueMeanwhile_StaysHeldWhenAnotherAnswerFailsTheParentAgain()
    {
        var (top, middle) = TopAndMiddle(UnlessNoStart(Directive.Escalate) with { Restarts = Supervise.After(Delay) });
        var waiting = _kit.Child(middle, "waiting");
        FailTwice(waiting);
        FailsAtItsSecondStart(middle, "leaf");
        _kit.Advance(2 * Delay);
        _kit.Diary.Clear();

        _kit.Actors.Release(top.Path);
        _kit.Run();
        _kit.Diary.ShouldRead();

        _kit.Actors.Release(top.Path);
        _kit.Run();
        _kit.Diary.ShouldRead("waiting#2 retires: boom", "waiting#3 starts");
    }

    [Fact]
    public void PlannedRestart_OfAParentThatRestarted_IsForgotten()
    {
        _topDecides = Directive.Restart;
        var (top, middle) = TopAndMiddle(new SupervisionStrategy { Restarts = Supervise.After(Delay) });
        var leaf = _kit.Child(middle, "leaf");
        FailTwice(leaf);
        Fail(middle);
        _kit.Actors.Release(top.Path);
        _kit.Run();
        _kit.Diary.ShouldRead("leaf#2 stops", "middle#1 retires: boom", "middle#2 starts");

        _kit.Advance(2 * Delay);

        _kit.Diary.ShouldRead();
    }

    /// <summary>A parent whose own supervisor is held back, and is held back again after each of its decisions.</summary>
    private (ActorRef<Order> Top, ActorRef<Order> Middle) TopAndMiddle(SupervisionStrategy strategy)
    {
        var deciding = new SupervisionStrategy
        {
            Decide = _ =>
            {
                _kit.Actors.Hold("/top");
                return _topDecides;
            },
        };
        var top = _kit.Top("top", deciding);
        var middle = _kit.Child(top, "middle", strategy);
        _kit.Actors.Hold(top.Path);
        return (top, middle);
    }

    /// <summary>Leaves the parent failed, with the failure of that child's second start among its signals.</summary>
    private void FailsAtItsSecondStart(ActorRef<Order> parent, string name)
    {
        var starts = 0;
        var child = _kit.Child(parent, name, () => ++starts == 1 ? new Puppet(name, _kit.Diary) : throw NoStart);
        var slow = _kit.Child(child, "slow");
        _kit.Actors.Hold(slow.Path);
        Fail(child);
        Fail(parent);
        _kit.Actors.Release(slow.Path);
        _kit.Run();
        _kit.Diary.Clear();
        starts.ShouldBe(2);
    }

    private void FailTwice(ActorRef<Order> puppet)
    {
        Fail(puppet);
        Fail(puppet);
    }

    private void Fail(ActorRef<Order> puppet)
    {
        PuppetKit.Fail(puppet);
        _kit.Run();
        _kit.Diary.Clear();
    }

    private List<string> Decisions() =>
        [.. _kit.Actors.Log.Failures.Select(static failure => $"{failure.Path} {failure.Directive}")];

    private static SupervisionStrategy UnlessNoStart(Directive onNoStart) =>
        new() { Decide = cause => cause == NoStart ? onNoStart : Directive.Restart };
}
