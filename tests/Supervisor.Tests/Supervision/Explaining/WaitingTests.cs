using Shouldly;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Explaining;
using Supervisor.Supervision.Roster;
using Xunit;
using static Supervisor.Tests.Supervision.Explaining.RosterViews;
using static Supervisor.Tests.Supervision.Roster.Snapshots;

namespace Supervisor.Tests.Supervision.Explaining;

public sealed class WaitingTests
{
    private static readonly AgentSnapshot Refused = Agent(
        "redis",
        AgentPhase.NotReady,
        cause: AgentCauses.ProbeFailed,
        reason: "Its probe of :8200 was refused 4 times since 12:01."
    );

    private static readonly AgentSnapshot Quarantined = Agent(
        "nats",
        AgentPhase.Quarantined,
        cause: AgentCauses.RestartsExhausted,
        reason: "It exited with code 1 five times within 10m."
    );

    [Fact]
    public void Chain_LeadsToItsRoot() =>
        Explain(Waiting("chat", "memory"), Waiting("memory", "redis"), Refused)
            .ShouldBe(
                "chat waits for memory, which waits for redis, whose probe of :8200 was refused 4 times since 12:01. "
                    + "It starts by itself when that is ready.",
                "pbm agent restart redis"
            );

    [Fact]
    public void Root_ThatGetsOnByItself_NeedsNoRemedy() =>
        Explain(Waiting("chat", "redis"), Agent("redis", AgentPhase.Starting, cause: AgentCauses.Starting))
            .ShouldBe("chat waits for redis, which is starting. It starts by itself when that is ready.", "");

    [Fact]
    public void Root_ThatSomebodyHasToActOn_CountsBeforeTheOthers() =>
        Explain(
                Waiting("chat", "mail", "redis", "memory"),
                Agent("mail", AgentPhase.Starting, cause: AgentCauses.Starting),
                Refused,
                Waiting("memory", "nats"),
                Quarantined
            )
            .ShouldBe(
                "chat waits for memory, which waits for nats, which is quarantined: it exited with code 1 five times within "
                    + "10m. It needs 2 more that are not ready. It starts by itself when all that it needs is ready.",
                "pbm agent release nats"
            );

    [Fact]
    public void Root_ThatIsFrozen_IsClearedByAThaw() =>
        Explain(
                Waiting("chat", "redis"),
                Agent("redis", AgentPhase.Waiting, cause: AgentCauses.Frozen, reason: "ann froze the fleet.")
            )
            .ShouldBe(
                "chat waits for redis, which waits: ann froze the fleet. It starts by itself when that is ready.",
                "pbm fleet thaw"
            );

    [Fact]
    public void Root_ThatIsNotInTheFleet_IsSaid() =>
        Explain(Waiting("chat", "redis"))
            .ShouldBe("chat waits for redis, which is not in the fleet. It starts by itself when that is ready.", "");

    [Fact]
    public void Root_OnAnotherNode_IsSaid() =>
        Explain(Waiting("chat", "redis@pc2"))
            .Text.ShouldStartWith(
                "chat waits for redis@pc2, which is on another node, of which nothing is known here."
            );

    [Fact]
    public void Circle_IsSaidAndEnds() =>
        Explain(Waiting("a", "b"), Waiting("b", "c"), Waiting("c", "b"))
            .Text.ShouldStartWith(
                "a waits for b, which waits for c, which waits for b, which waits for it in turn, in a circle."
            );

    [Fact]
    public void Circle_ThatTheAgentItselfIsIn_IsSaid() =>
        Explain(Waiting("a", "b"), Waiting("b", "a"))
            .Text.ShouldStartWith("a waits for b, which waits for a, which waits for it in turn, in a circle.");

    [Fact]
    public void Group_ThatIsNotReady_IsExplainedByItsWorstAgent() =>
        Explain(
                [
                    Waiting("chat", "infra/*"),
                    Agent("infra/redis", AgentPhase.Starting, cause: AgentCauses.Starting),
                    Agent("infra/disk", AgentPhase.Stopped, cause: AgentCauses.OperatorStop, reason: "ann stopped it."),
                ],
                Group("infra", isReady: false)
            )
            .ShouldBe(
                "chat waits for infra, of which infra/disk is stopped: ann stopped it. It starts by itself when that is "
                    + "ready.",
                "pbm agent start infra/disk"
            );

    [Fact]
    public void Group_WhoseAgentWaitsItself_IsFollowedFurther() =>
        Explain([Waiting("chat", "infra/*"), Waiting("infra/api", "redis"), Refused], Group("infra", isReady: false))
            .Text.ShouldStartWith(
                "chat waits for infra, of which infra/api waits for redis, whose probe of :8200 was refused 4 times"
            );

    [Theory]
    [InlineData(GroupStates.Quarantined, "which is quarantined: it failed", "pbm group release infra")]
    [InlineData(GroupStates.Stopped, "which is stopped: it failed", "pbm group start infra")]
    [InlineData(GroupStates.Restarting, "which is being restarted", "pbm group restart infra")]
    public void Group_ThatDoesNotRun_IsTheRoot(string state, string says, string remedy) =>
        Explain(
                [Waiting("chat", "infra/*"), Agent("infra/redis", AgentPhase.Stopped)],
                Group("infra", isReady: false, state: state, reason: "It failed.")
            )
            .ShouldSatisfyAllConditions(
                explained => explained.Text.ShouldContain(says),
                explained => explained.Remedy.ShouldBe(remedy)
            );

    [Fact]
    public void Agent_StoppedForALostNeed_IsExplainedByThatNeed() =>
        Explain(Waiting("chat", "redis") with { Phase = AgentPhase.Stopped, Cause = AgentCauses.NeedLost }, Refused)
            .Text.ShouldStartWith("chat is stopped: it waits for redis, whose probe of :8200 was refused 4 times");

    [Fact]
    public void Chain_OfFiveThousand_NamesItsBeginningAndItsEnd()
    {
        const int Length = 5_000;
        var chain = Enumerable.Range(0, Length).Select(i => Waiting($"a{i}", $"a{i + 1}"));

        Explain([.. chain, Agent($"a{Length}", AgentPhase.Starting, cause: AgentCauses.Starting)])
            .Text.ShouldBe(
                "a0 waits for a1, which waits for a2, which waits for a3, which waits for a4, which waits, by way of 4994 "
                    + "others, for a4999, which waits for a5000, which is starting. It starts by itself when that is ready."
            );
    }

    [Fact]
    public void Graph_WithVeryManyWays_IsLookedAtOnce()
    {
        const int Layers = 60;
        var agents = Enumerable
            .Range(0, Layers)
            .SelectMany(i => new[] { $"l{i}", $"r{i}" }.Select(name => Waiting(name, $"l{i + 1}", $"r{i + 1}")));

        Explain([.. agents]).Text.ShouldContain("which is not in the fleet");
    }

    private static Explanation Explain(params AgentSnapshot[] agents) => Explain(agents, []);

    private static Explanation Explain(AgentSnapshot[] agents, params GroupSnapshot[] groups) =>
        AgentExplainer.Explain(agents[0], Of(agents, groups), null, DateTimeOffset.UnixEpoch);
}

file static class ExplanationAssertions
{
    internal static void ShouldBe(this Explanation explained, string text, string remedy) =>
        explained.ShouldSatisfyAllConditions(
            () => explained.Text.ShouldBe(text),
            () => explained.Remedy.ShouldBe(remedy)
        );
}
