using Shouldly;
using Supervisor.Actors;
using Supervisor.Fleet.Model;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.Supervision.Roster;
using Xunit;

namespace Supervisor.Tests.Supervision.Groups;

public sealed class GroupActorTests
{
    private static readonly GroupDefinition Two = Groups.Define(GroupStrategy.AllForOne, "A", "B");

    private readonly GroupKit _kit = new();

    [Fact]
    public void Group_ThatHasReadItsStream_AsksItsNodeAndDoesNothingBefore()
    {
        var group = _kit.Spawn();
        _kit.News.Expect(new GroupIsNew { Group = "web" });
        _kit.Agents.ShouldBeEmpty();
        _kit.Order(group, Groups.Start()).Status.ShouldBe(CommandStatus.Refused);
        Describe(group).Mandate.ShouldBeNull();
    }

    [Fact]
    public void Group_WithItsMandate_WritesItsAgentsDownBeforeItMakesTheirSupervisors()
    {
        var group = _kit.Spawn();
        _kit.Run();
        _kit.Journal.Holds = true;
        group.Tell(new TakeMandate(new GroupMandate(Two), "start:1"));
        _kit.Run();
        _kit.Agents.ShouldBeEmpty();

        _kit.Journal.AnswerOne();
        _kit.Run();
        _kit.Agents.Keys.ShouldBe(["A", "B"], ignoreOrder: true);
        _kit.Written().ShouldBe(["group.agents-added (start:1)"]);
        _kit.Directory.Find(new AgentAddress("web", "A")).ShouldNotBeNull();
    }

    [Fact]
    public void Agent_ThatHasStarted_IsToldWhatIsWantedOfItOnce()
    {
        _kit.SpawnWith(Two);
        _kit["A"].Orders.ShouldHaveSingleItem().Run.ShouldBeTrue();
        _kit.Say("A", AgentPhase.Ready);
        _kit.Say("A", AgentPhase.NotReady);
        _kit["A"].Orders.Count.ShouldBe(1);
    }

    [Fact]
    public void Agent_WhoseSupervisorHasStartedAnew_IsToldAgain()
    {
        _kit.SpawnWith(Two);
        _kit.Crash("A");
        _kit["A"].Orders.ShouldHaveSingleItem().Definition.ShouldBe(Two.Agents[0]);
    }

    [Fact]
    public void Failure_OfOneOfAll_IsWrittenBeforeTheOthersAreOrderedDown()
    {
        _kit.SpawnWith(Two);
        _kit.Say("B", AgentPhase.Ready);
        _kit.Journal.Holds = true;
        _kit.Say("A", AgentPhase.Backoff, failures: 1);
        _kit["B"].Orders.Count.ShouldBe(1);

        _kit.Journal.AnswerOne();
        _kit.Run();
        _kit["B"]
            .Orders[^1]
            .ShouldBe(
                new AgentOrders(Two.Agents[1], Run: false, AgentCauses.GroupRestart, _kit["B"].Orders[^1].Reason)
                {
                    CausedBy = "group:web#2",
                    KnownSince = _kit["B"].Orders[0].KnownSince,
                }
            );
        _kit.Written()[^1].ShouldBe("group.restart-began (agent:web/A:i-1)");
    }

    [Fact]
    public void Restart_WhoseDelayIsOver_GoesOnByItself()
    {
        _kit.SpawnWith(Two);
        FailBoth(1);
        FailBoth(2);
        _kit["A"].Orders[^1].Run.ShouldBeFalse();
        _kit.Advance(TimeSpan.FromSeconds(1));
        _kit["A"].Orders[^1].Run.ShouldBeTrue();

        void FailBoth(long failures)
        {
            _kit.Say("A", AgentPhase.Backoff, failures: failures);
            _kit.Say("A", AgentPhase.Stopped, isWanted: false, failures: failures);
            _kit.Say("B", AgentPhase.Stopped, isWanted: false);
        }
    }

    [Fact]
    public void Restart_WhoseDaemonDies_GoesOnAtTheNextStart()
    {
        _kit.SpawnWith(Two);
        _kit.Say("A", AgentPhase.Backoff, failures: 1);
        var next = _kit.Restarted();
        next.SpawnWith(Two);

        next["B"].Orders.ShouldHaveSingleItem().Cause.ShouldBe(AgentCauses.GroupRestart);
        next.Say("A", AgentPhase.Stopped, isWanted: false, failures: 1);
        next.Say("B", AgentPhase.Stopped, isWanted: false);
        next["B"].Orders[^1].Run.ShouldBeTrue();
        next.Written()
            .Count(written => written.StartsWith("group.restart-began", StringComparison.Ordinal))
            .ShouldBe(1);
    }

    [Fact]
    public void Stop_OfTheGroup_IsAnsweredWhenItIsDurable_AndAgainAtTheNextStart()
    {
        var group = _kit.SpawnWith(Two);
        _kit.Order(group, replyTo => new StopGroup(Groups.Id("stop-1"), "ann", replyTo)).ShouldBe(CommandOutcome.Done);
        _kit["A"].Orders[^1].Cause.ShouldBe(AgentCauses.GroupStop);

        var next = _kit.Restarted();
        var again = next.SpawnWith(Two);
        next["A"].Orders.ShouldHaveSingleItem().Cause.ShouldBe(AgentCauses.GroupStop);
        next.Order(again, Groups.Start()).ShouldBe(CommandOutcome.Done);
        next.Order(again, replyTo => new StopGroup(Groups.Id("stop-1"), "ann", replyTo)).ShouldBe(CommandOutcome.Done);
        next["A"].Orders[^1].Run.ShouldBeTrue();
    }

    [Fact]
    public void Snapshot_OfTheGroup_IsToldWhenItChangesAndNotBefore()
    {
        _kit.SpawnWith(Two);
        _kit.Roster.Take();
        _kit.Say("A", AgentPhase.Ready);
        GroupSays().ShouldHaveSingleItem().Ready.ShouldBe(1);
        _kit.Say("A", AgentPhase.Ready);
        GroupSays().ShouldBeEmpty();
        _kit.Say("B", AgentPhase.Completed);
        var last = GroupSays().ShouldHaveSingleItem();
        (last.State, last.IsReady).ShouldBe((GroupStates.Running, true));
    }

    [Fact]
    public void Agent_ThatARevisionLeavesOut_EndsAndIsForgotten()
    {
        var group = _kit.SpawnWith(Two);
        group.Tell(new TakeMandate(new GroupMandate(Groups.Define(GroupStrategy.AllForOne, "A")), "event"));
        _kit.Run();
        _kit["B"].Orders[^1].Definition.ShouldBeNull();
        _kit.Roster.Take();

        _kit.Say("B", AgentPhase.Stopped, isWanted: false);
        _kit.Agents.Keys.ShouldBe(["A"]);
        _kit.Directory.Find(new AgentAddress("web", "B")).ShouldBeNull();
        _kit.Roster.Take().ShouldContain(new AgentIsGone(new AgentAddress("web", "B")));
    }

    [Fact]
    public void Agent_ThatComesBackWhileItsSupervisorEnds_GetsANewOne()
    {
        var group = _kit.SpawnWith(Two);
        group.Tell(new TakeMandate(new GroupMandate(Groups.Define(GroupStrategy.AllForOne, "A")), "event"));
        _kit.Run();
        _kit.Actors.Hold("/web/B");
        _kit.Say("B", AgentPhase.Stopped, isWanted: false);
        group.Tell(new TakeMandate(new GroupMandate(Two), "event"));
        _kit.Run();
        _kit.Actors.Release("/web/B");
        _kit.Run();

        _kit["B"].Orders.ShouldHaveSingleItem().Run.ShouldBeTrue();
    }

    [Fact]
    public void Group_ThatIsInNoRevision_SaysWhenNothingOfItIsLeft()
    {
        var group = _kit.SpawnWith(Two);
        group.Tell(new TakeMandate(new GroupMandate(Definition: null), "event"));
        _kit.Say("A", AgentPhase.Stopped, isWanted: false);
        _kit.News.Take().ShouldNotContain(new GroupHasEnded { Group = "web" });
        _kit.Say("B", AgentPhase.Stopped, isWanted: false);

        _kit.News.Take()[^1].ShouldBe(new GroupHasEnded { Group = "web" });
        _kit.Roster.Take()[^1].ShouldBe(new GroupIsGone("web"));
    }

    [Fact]
    public void Group_ThatHadEndedBeforeTheDaemonDied_SaysSoAgain()
    {
        var group = _kit.SpawnWith(Two);
        group.Tell(new TakeMandate(new GroupMandate(Definition: null), "event"));
        _kit.Say("A", AgentPhase.Stopped, isWanted: false);
        _kit.Say("B", AgentPhase.Stopped, isWanted: false);

        var next = _kit.Restarted();
        next.Spawn().Tell(new TakeMandate(new GroupMandate(Definition: null), "start:2"));
        next.News.Take()[^1].ShouldBe(new GroupHasEnded { Group = "web" });
    }

    [Fact]
    public void Restarts_OfAgentsThatHappenNow_AreToldAndThoseOfOldAreNot()
    {
        _kit.RestartsOfOld = 500;
        _kit.SpawnWith(Two);
        _kit.News.Expect(new GroupIsNew { Group = "web" });
        _kit.Say("A", AgentPhase.Ready, restarts: 502);
        _kit.News.Expect(new AgentsRestarted(2) { Group = "web" });
        _kit.Say("A", AgentPhase.Backoff, restarts: 502, failures: 1);
        _kit.News.Expect(new AgentsRestarted(1) { Group = "web" });
    }

    [Fact]
    public void Failure_WhileTheJournalTakesNothing_IsAnsweredFromMemory()
    {
        _kit.SpawnWith(Two);
        _kit.Journal.AnswerNextAppend(AppendOutcome.Refused("The disk is full."), writes: false);
        _kit.Say("A", AgentPhase.Backoff, failures: 1);

        _kit["B"].Orders[^1].Cause.ShouldBe(AgentCauses.GroupRestart);
        _kit.Written().ShouldNotContain(written => written.StartsWith("group.restart", StringComparison.Ordinal));
        _kit.Advance(TimeSpan.FromSeconds(5));
        _kit.Written()[^1].ShouldStartWith("group.restart-began");
    }

    [Fact]
    public void Group_WhoseStreamIsDamaged_SaysSoAndStartsNothing()
    {
        _kit.Journal.AnswerNextRead(ReadOutcome.Damaged("Event 3 does not match its checksum."));
        var group = _kit.SpawnWith(Two);

        _kit.Agents.ShouldBeEmpty();
        var said = GroupSays().ShouldHaveSingleItem();
        (said.State, said.IsReady, said.Reason).ShouldBe(
            (GroupStates.Quarantined, false, "Event 3 does not match its checksum.")
        );
        Describe(group).Problem.ShouldBe("Event 3 does not match its checksum.");
    }

    private IReadOnlyList<GroupSnapshot> GroupSays() =>
        [.. _kit.Roster.Take().OfType<GroupIs>().Select(says => says.Snapshot)];

    private GroupDescription Describe(ActorRef<GroupMessage> group)
    {
        var probe = _kit.Actors.Probe<GroupDescription>();
        group.Tell(new DescribeGroup(probe.Ref));
        return probe.Take().ShouldHaveSingleItem();
    }
}
