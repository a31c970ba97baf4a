using Shouldly;
using Supervisor.Contracts.Time;
using Supervisor.Fleet.Model;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Roster;
using Xunit;

namespace Supervisor.Tests.Supervision.Groups;

public sealed class GroupViewTests
{
    private readonly GroupScene _group = new(Groups.Define(GroupStrategy.AllForOne, "A", "B", "C"));

    [Fact]
    public void Group_WhoseAgentsAreReady_IsReady() =>
        Seen().ShouldBe((GroupStates.Running, true, "3 of 3 are ready."));

    [Fact]
    public void Group_OfWhichSomeAreNotReady_NamesThem()
    {
        _group.Tell(Report(Groups.Snapshot("B", AgentPhase.Starting, version: 99)));
        Seen().ShouldBe((GroupStates.Running, false, "2 of 3 are ready; not ready: B."));
    }

    [Theory]
    [InlineData(AgentPhase.Unknown, false)]
    [InlineData(AgentPhase.Running, true)]
    [InlineData(AgentPhase.Ready, true)]
    public void Group_OfWhichOneMayOrMayNotRun_IsNotKnownNotToBeReady(AgentPhase phase, bool isKnown)
    {
        _group.Tell(Report(Groups.Snapshot("B", phase, version: 99)));
        View(_group.Facts).IsKnown.ShouldBe(isKnown);
    }

    [Fact]
    public void Group_ThatHasNotHeardOfItsAgentsYet_IsNotKnownNotToBeReady() =>
        View(GroupFacts.None.After(new TakeMandate(_group.Facts.Mandate!, "test"))).IsKnown.ShouldBeFalse();

    [Fact]
    public void Group_ThatHasNotHeardOfItsNodeYet_IsNotKnownNotToBeReady() =>
        View(GroupFacts.None).IsKnown.ShouldBeFalse();

    [Fact]
    public void Group_OfWhichOneTurnsOutToRun_StandsOtherwise()
    {
        _group.Tell(Report(Groups.Snapshot("B", AgentPhase.Unknown, version: 98)));
        var version = _group.Facts.Version;
        _group.Tell(Report(Groups.Snapshot("B", AgentPhase.Running, version: 99)));
        _group.Facts.Version.ShouldBeGreaterThan(version);
    }

    [Fact]
    public void Group_WithAQuorum_SaysHowManyAreEnough()
    {
        _group.TellMandate(mandate =>
            mandate with
            {
                Definition = mandate.Definition! with { Ready = new ReadyRule.Quorum(30) },
            }
        );
        Seen().Reason.ShouldBe("3 of 3 are ready, 1 is enough.");
    }

    [Fact]
    public void Group_OfMany_NamesTheFirstThatAreMissing()
    {
        var names = Enumerable.Range(0, 9).Select(number => $"N{number}").ToArray();
        var facts = new GroupFacts().After(
            new TakeMandate(new GroupMandate(Groups.Define(GroupStrategy.OneForOne, names)), "test")
        );
        GroupView
            .Of("web", GroupState.Initial with { Agents = names }, facts, last: null, new HybridTime(1))
            .Reason.ShouldBe("0 of 9 are ready; not ready: N0, N1, N2 and 6 more.");
    }

    [Fact]
    public void Group_InARestart_SaysWhy()
    {
        _group.Fail("A");
        Seen().ShouldBe((GroupStates.Restarting, false, "A failed, and with it restart those that fail with it."));
    }

    [Fact]
    public void Group_ThatIsStopped_IsStoppingUntilAllAreDown()
    {
        _group.Tell(Groups.Stop());
        _group.Obey("A");
        Seen().ShouldBe((GroupStates.Stopping, false, "ann stopped it."));
        _group.Settle();
        Seen().State.ShouldBe(GroupStates.Stopped);
    }

    [Fact]
    public void Group_ThatIsStopped_IsNotReadyEvenWhereAllHaveCompleted()
    {
        foreach (var agent in _group.State.Agents)
        {
            _group.Tell(Report(Groups.Snapshot(agent, AgentPhase.Completed, version: 99)));
        }

        Seen().IsReady.ShouldBeTrue();
        _group.Tell(Groups.Stop());
        Seen().IsReady.ShouldBeFalse();
    }

    [Fact]
    public void Group_WhileTheFleetIsDown_SaysWhoBroughtItDown()
    {
        _group.TellMandate(mandate => mandate with { Run = false, Reason = "bob brought the fleet down." });
        Seen().Reason.ShouldBe("bob brought the fleet down.");
    }

    [Fact]
    public void Since_OfAGroup_IsWhenItCameToStandAsItDoes()
    {
        var first = View(last: null, at: 100);
        first.Since.ShouldBe(_group.State.Since);
        first.Since.ShouldNotBe(default);
        var second = View(first, at: 200);
        (second.Since, second.Version).ShouldBe((first.Since, 200));

        _group.Tell(Groups.Stop());
        View(second, at: 300).Since.ShouldBe(new HybridTime(300));
    }

    private static AgentSays Report(AgentSnapshot snapshot) => new(new AgentReport(snapshot, IsNew: false));

    private (string State, bool IsReady, string Reason) Seen()
    {
        var view = View(last: null, at: 1);
        return (view.State, view.IsReady, view.Reason);
    }

    private GroupSnapshot View(GroupFacts facts) =>
        GroupView.Of("web", _group.State, facts, last: null, new HybridTime(1));

    private GroupSnapshot View(GroupSnapshot? last, long at) =>
        GroupView.Of("web", _group.State, _group.Facts, last, new HybridTime(at));
}
