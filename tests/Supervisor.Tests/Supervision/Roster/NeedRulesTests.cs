using Shouldly;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Roster;
using Xunit;
using static Supervisor.Tests.Supervision.Roster.Snapshots;

namespace Supervisor.Tests.Supervision.Roster;

public sealed class NeedRulesTests
{
    private readonly RosterBook _book = new();

    [Theory]
    [InlineData(AgentPhase.Waiting, false, "is waiting")]
    [InlineData(AgentPhase.Starting, false, "is starting")]
    [InlineData(AgentPhase.Running, false, "runs and is not ready yet")]
    [InlineData(AgentPhase.Ready, true, "is ready")]
    [InlineData(AgentPhase.NotReady, false, "is not ready: its probe of :8200 failed")]
    [InlineData(AgentPhase.Backoff, false, "has failed: its probe of :8200 failed")]
    [InlineData(AgentPhase.Quarantined, false, "is quarantined: its probe of :8200 failed")]
    [InlineData(AgentPhase.Stopping, false, "is being stopped")]
    [InlineData(AgentPhase.Stopped, false, "is stopped: its probe of :8200 failed")]
    [InlineData(AgentPhase.Completed, true, "has completed")]
    [InlineData(AgentPhase.Unknown, false, "may or may not be running: its probe of :8200 failed")]
    public void Need_OfAnAgent_IsMetWhenItIsReadyOrDone(AgentPhase phase, bool isMet, string reason)
    {
        _book.Take(Agent("redis", phase, reason: "Its probe of :8200 failed."));

        NeedRules
            .Judge(Need("redis"), _book)
            .ShouldBe(new NeedStatus(Need("redis"), isMet, reason) { IsKnown = phase != AgentPhase.Unknown });
    }

    [Fact]
    public void Need_OfOneThatHasNotSpokenSinceTheDaemonsStart_IsNotKnownToBeLost()
    {
        NeedRules.Judge(Need("redis"), _book).IsKnown.ShouldBeFalse();
        NeedRules.Judge(Need("cache/*"), _book).IsKnown.ShouldBeFalse();
        _book.Take(Agent("redis", AgentPhase.Unknown));
        NeedRules.Judge(Need("redis"), _book).IsKnown.ShouldBeFalse();
        _book.Take(Agent("redis", AgentPhase.NotReady, version: 2));
        NeedRules.Judge(Need("redis"), _book).IsKnown.ShouldBeTrue();
    }

    [Fact]
    public void Need_OfAGroupThatHasNotHeardOfAllItsAgentsYet_IsNotKnownToBeLost()
    {
        _book.Take(Agent("infra/redis", AgentPhase.Ready));
        _book.Take(Group("infra", isReady: false) with { IsKnown = false });
        NeedRules.Judge(Need("infra/*"), _book).IsKnown.ShouldBeFalse();

        _book.Take(Group("infra", isReady: false, version: 2));
        NeedRules.Judge(Need("infra/*"), _book).IsKnown.ShouldBeTrue();
    }

    [Fact]
    public void Need_OfAGroupsCompletion_IsNotKnownToBeLostBeforeAllOfThemHaveSpoken()
    {
        var need = Need("infra/*", isCompletion: true);
        _book.Expect(Address("infra/redis"));
        _book.Take(Agent("infra/migrate", AgentPhase.Completed));
        NeedRules.Judge(need, _book).IsKnown.ShouldBeFalse();

        _book.Take(Agent("infra/redis", AgentPhase.Starting));
        NeedRules.Judge(need, _book).ShouldBe(new NeedStatus(need, false, "has completed with 1 of its 2 agents"));
    }

    [Theory]
    [InlineData(AgentPhase.Ready, false, "runs and has not completed yet")]
    [InlineData(AgentPhase.Starting, false, "is starting")]
    [InlineData(AgentPhase.Completed, true, "has completed")]
    public void Need_OfACompletion_IsMetByNothingElse(AgentPhase phase, bool isMet, string reason)
    {
        _book.Take(Agent("migrate", phase));
        var need = Need("migrate", isCompletion: true);

        NeedRules.Judge(need, _book).ShouldBe(new NeedStatus(need, isMet, reason));
    }

    [Fact]
    public void Need_OnAnotherNode_IsNotMetByAnAgentOfThatNameHere()
    {
        _book.Take(Agent("redis", AgentPhase.Ready));

        NeedRules.Judge(Need("redis", node: "pc2"), _book).Reason.ShouldBe("is on another node");
    }

    [Theory]
    [InlineData(GroupStates.Running, "is not ready: 3 of its 5 agents are ready, and 4 would do")]
    [InlineData(GroupStates.Quarantined, "is quarantined: it used up its restarts")]
    [InlineData(GroupStates.Stopped, "is stopped: it used up its restarts")]
    [InlineData(GroupStates.Stopping, "is being stopped")]
    [InlineData(GroupStates.Restarting, "is being restarted")]
    public void Need_OfAGroup_SaysHowItStands(string state, string reason)
    {
        _book.Take(
            Group("infra", isReady: false, state: state, reason: "It used up its restarts.") with
            {
                Ready = 3,
                Counted = 5,
                Enough = 4,
            }
        );

        NeedRules.Judge(Need("infra/*"), _book).ShouldBe(new NeedStatus(Need("infra/*"), false, reason));
    }

    [Theory]
    [InlineData(0, 1, 1, "is not ready: its agent is not ready")]
    [InlineData(0, 3, 3, "is not ready: none of its 3 agents is ready")]
    [InlineData(1, 3, 3, "is not ready: 1 of its 3 agents is ready")]
    [InlineData(1, 3, 2, "is not ready: 1 of its 3 agents is ready, and 2 would do")]
    public void Need_OfAGroup_CountsInWholeWords(int ready, int counted, int enough, string reason)
    {
        _book.Take(Group("infra", isReady: false) with { Ready = ready, Counted = counted, Enough = enough });

        NeedRules.Judge(Need("infra/*"), _book).Reason.ShouldBe(reason);
    }

    [Fact]
    public void Need_OfAContainerThatIsPaused_IsNotMet()
    {
        var need = Need("infra/@container") with { IsOfRunning = true };
        var container = Agent("infra/@container", AgentPhase.Ready, cause: AgentCauses.Healthy);
        _book.Take(container);
        NeedRules.Judge(need, _book).IsMet.ShouldBeTrue();

        _book.Take(
            container with
            {
                Phase = AgentPhase.NotReady,
                Reason = "Its container is paused.",
                Pause = new WorkloadPause("infra-1", "docker unpause infra-1"),
                Version = 2,
            }
        );

        NeedRules.Judge(need, _book).ShouldBe(new NeedStatus(need, false, "is not ready: its container is paused"));
    }

    [Fact]
    public void Need_OfAContainer_SaysOfWhichRunOfItItSpeaks()
    {
        var need = Need("infra/@container") with { IsOfRunning = true };
        var process = new ProcessFacts(7, 1, "boot", DateTimeOffset.UnixEpoch) { Container = "box" };
        var container = Agent("infra/@container", AgentPhase.Running) with { Process = process };
        _book.Take(container);
        NeedRules.Judge(need, _book).Run.ShouldBe(new HolderRun("box", DateTimeOffset.UnixEpoch));

        _book.Take(container with { Phase = AgentPhase.Starting, Version = 2 });
        NeedRules.Judge(need, _book).Run.ShouldBeNull();
    }

    [Theory]
    [InlineData("Its probe failed.", "its probe failed")]
    [InlineData("HTTP 500 came back.", "HTTP 500 came back")]
    [InlineData("A need is down.", "a need is down")]
    [InlineData("redis is down", "redis is down")]
    [InlineData("", "")]
    public void Clause_OfASentence_KeepsNames(string sentence, string clause) => Clause.Of(sentence).ShouldBe(clause);
}
