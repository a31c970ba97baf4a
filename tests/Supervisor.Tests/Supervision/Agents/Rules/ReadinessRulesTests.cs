using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Agents.Rules;
using Supervisor.Supervision.Agents.Signals;
using Xunit;
using static Supervisor.Tests.Supervision.Agents.Agents;

namespace Supervisor.Tests.Supervision.Agents.Rules;

public sealed class ReadinessRulesTests
{
    /// <summary>What was said, what its probe found, and whether it ran silently; for one that speaks or not, with a probe or not.</summary>
    [Theory]
    [InlineData(AgentWordGiven.None, null, false, false, false, AgentCauses.NotYetReady)]
    [InlineData(AgentWordGiven.None, null, true, false, false, AgentCauses.NobodyVouches)]
    [InlineData(AgentWordGiven.None, null, true, true, false, AgentCauses.NotYetReady)]
    [InlineData(AgentWordGiven.None, null, true, false, true, AgentCauses.NotYetReady)]
    [InlineData(AgentWordGiven.None, true, false, false, true, AgentCauses.ProbePassed)]
    [InlineData(AgentWordGiven.None, true, false, true, true, AgentCauses.NotYetReady)]
    [InlineData(AgentWordGiven.None, false, true, false, true, AgentCauses.ProbeFailed)]
    [InlineData(AgentWordGiven.Ready, null, false, true, false, AgentCauses.SaidReady)]
    [InlineData(AgentWordGiven.Ready, null, false, false, false, AgentCauses.SaidReady)]
    [InlineData(AgentWordGiven.Ready, null, false, true, true, AgentCauses.NotYetReady)]
    [InlineData(AgentWordGiven.Ready, true, false, true, true, AgentCauses.SaidReady)]
    [InlineData(AgentWordGiven.Ready, false, false, true, true, AgentCauses.ProbeFailed)]
    [InlineData(AgentWordGiven.NotReady, true, true, false, true, AgentCauses.SaidNotReady)]
    [InlineData(AgentWordGiven.Stopping, true, true, false, true, AgentCauses.SaidStopping)]
    [InlineData(AgentWordGiven.Expired, true, true, false, true, AgentCauses.TtlExpired)]
    public void Readiness_OfAllThatSpeaksForAndAgainst_IsOneVerdict(
        AgentWordGiven word,
        bool? probePasses,
        bool hasRunSilently,
        bool speaks,
        bool hasProbe,
        string cause
    )
    {
        var definition = (hasProbe ? Probed : Silent) with { Speaks = speaks };
        var readiness = AgentReadiness.None with
        {
            Word = word,
            ProbePasses = probePasses,
            HasRunSilently = hasRunSilently,
        };
        var verdict = ReadinessRules.Judge(definition, AgentState.Initial with { Readiness = readiness });
        verdict.Cause.ShouldBe(cause);
        verdict.IsReady.ShouldBe(
            cause is AgentCauses.SaidReady or AgentCauses.ProbePassed or AgentCauses.NobodyVouches
        );
    }

    [Fact]
    public void Word_ThatRanOut_DoesForOneThatMayBeSilentAsLongAsItsProbePasses()
    {
        var bench = Bench.Of(Probed with { OnExpiry = ExpiryRule.Alive }).Started();
        Probe(bench, passes: true);
        bench.Take(Says(Ready()));
        bench.Passes(AgentDeadline.Ttl);
        bench.Snapshot.IsReady.ShouldBeTrue();
        bench.Snapshot.Cause.ShouldBe(AgentCauses.SilentButAlive);
        Probe(bench, passes: false);
        bench.Phase.ShouldBe(AgentPhase.NotReady);
    }

    [Theory]
    [InlineData(ExpiryRule.Usual, false, true)]
    [InlineData(ExpiryRule.Usual, true, false)]
    [InlineData(ExpiryRule.NotReady, false, false)]
    [InlineData(ExpiryRule.Alive, true, true)]
    public void Key_ThatExpired_DoesForOneThatNeverRenewsIt_UnlessTheFileSaysOtherwise(
        ExpiryRule rule,
        bool isRenewed,
        bool isReady
    )
    {
        var bench = Bench.Of(Speaking with { OnExpiry = rule }).Started();
        for (var i = 0; i <= (isRenewed ? 1 : 0); i++)
        {
            bench.After(TimeSpan.FromSeconds(10));
            bench.Take(
                new SignalCame(
                    new AgentSignal(
                        Address,
                        null,
                        SignalSources.Redis,
                        new AgentWord.Ready(null) { Holds = TimeSpan.FromSeconds(300) }
                    ),
                    ReplyTo: null
                )
            );
        }

        bench.Passes(AgentDeadline.Ttl);
        bench.Snapshot.IsReady.ShouldBe(isReady);
        bench.Snapshot.Cause.ShouldBe(isReady ? AgentCauses.SilentButAlive : AgentCauses.TtlExpired);
    }

    [Fact]
    public void Word_ThatRanOut_HoldsAgainWithTheNextHeartbeat()
    {
        var bench = Bench.Of(Speaking).In(AgentPhase.Ready);
        bench.Passes(AgentDeadline.Ttl);
        bench.Phase.ShouldBe(AgentPhase.NotReady);
        bench.Snapshot.Cause.ShouldBe(AgentCauses.TtlExpired);
        bench.Take(Says(new AgentWord.Heartbeat()));
        bench.Phase.ShouldBe(AgentPhase.Ready);
    }

    [Fact]
    public void Word_ThatWasTakenBack_DoesNotHoldAgainWithAHeartbeat()
    {
        var bench = Bench.Of(Speaking).In(AgentPhase.NotReady);
        bench.Take(Says(new AgentWord.Heartbeat())).ShouldBeEmpty();
        bench.Snapshot.Reason.ShouldBe("It is tired.");
        bench.Take(Says(Ready()));
        bench.Phase.ShouldBe(AgentPhase.Ready);
    }

    [Fact]
    public void NotReady_SaidAgainForAnotherReason_IsTold()
    {
        var bench = Bench.Of(Speaking).In(AgentPhase.NotReady);
        bench.Take(Says(new AgentWord.NotReady("It sleeps.")));
        bench.Snapshot.Reason.ShouldBe("It sleeps.");
        bench.Take(Says(new AgentWord.NotReady("It sleeps."))).ShouldBeEmpty();
    }

    [Fact]
    public void NotReady_BeforeItEverWas_IsRunning()
    {
        var bench = Bench.Of(Speaking).Started();
        bench.Snapshot.Reason.ShouldBe("It has not said yet that it is ready.");
        bench.Take(Says(new AgentWord.NotReady("It loads.")));
        bench.Phase.ShouldBe(AgentPhase.Running);
        bench.Snapshot.Reason.ShouldBe("It loads.");
    }

    [Fact]
    public void Heartbeats_WithinHalfTheTtl_AreNoEvents()
    {
        var bench = Bench.Of(Speaking).In(AgentPhase.Ready);
        for (var i = 0; i < 4; i++)
        {
            bench.After(TimeSpan.FromSeconds(12)).Take(Says(new AgentWord.Heartbeat())).ShouldBeEmpty();
        }

        var renewed = bench.After(TimeSpan.FromSeconds(12)).Take(Says(new AgentWord.Heartbeat()));
        renewed
            .ShouldHaveSingleItem()
            .ShouldBeOfType<AgentRenewed>()
            .Until.ShouldBe(bench.Moment.After(TimeSpan.FromSeconds(100)));
    }

    [Fact]
    public void Silence_OfOneThatNobodySpeaksFor_IsReadinessThatNobodyVouchesFor()
    {
        var bench = Bench.Of(Silent).Started();
        bench.Passes(AgentDeadline.Silence);
        bench.Phase.ShouldBe(AgentPhase.Ready);
        bench.Snapshot.Cause.ShouldBe(AgentCauses.NobodyVouches);
        bench.Take(Says(Ready()));
        bench.Snapshot.Cause.ShouldBe(AgentCauses.SaidReady);
    }

    [Fact]
    public void Silence_OfOneThatSpokeInAnEarlierIncarnation_IsNoReadiness()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Ready);
        bench.Exit();
        bench.Started().Passes(AgentDeadline.Silence).ShouldBeEmpty();
        bench.Exit();
        bench.Order(Run(Silent with { Hash = "two" }));
        bench.After(TimeSpan.FromSeconds(1)).Passes(AgentDeadline.Backoff);
        bench.Started().Passes(AgentDeadline.Silence);
        bench.Phase.ShouldBe(AgentPhase.Ready, "Another definition may have nothing to say.");
    }

    [Fact]
    public void Probe_ThatARevisionTakesAway_SaysNothingAnyMore()
    {
        var bench = Bench.Of(Probed).Started();
        bench.Take(Says(Ready()));
        Probe(bench, passes: false);
        bench.Phase.ShouldBe(AgentPhase.Running);
        bench.Order(Run(Silent));
        bench.Phase.ShouldBe(AgentPhase.Ready);
    }

    [Fact]
    public void Readiness_OfAnIncarnation_EndsWithIt()
    {
        var bench = Bench.Of(Speaking).In(AgentPhase.Ready);
        bench.Exit();
        bench.Started();
        bench.Phase.ShouldBe(AgentPhase.Running);
        bench.State.Readiness.ShouldBe(AgentReadiness.None);
    }

    [Fact]
    public void Readiness_WhileItStarts_CountsWhenItRuns()
    {
        var bench = Bench.Of(Speaking);
        bench.Take(Says(Ready()));
        bench.Phase.ShouldBe(AgentPhase.Starting);
        bench.Take(new WorkloadSeen(Running(bench.State.Incarnation)));
        bench.Phase.ShouldBe(AgentPhase.Ready);
    }

    [Fact]
    public void Readiness_OfOneThatIsRemovedAndStillRuns_CanBeTakenBack()
    {
        var bench = Bench.Of(Speaking).In(AgentPhase.Ready);
        bench.Take(new DependentsChanged([Dependent]));
        bench.Take(new TakeOrders(Rest(null, AgentCauses.Removed)));
        bench.Phase.ShouldBe(AgentPhase.Ready);
        bench.Take(Says(new AgentWord.NotReady("It is tired.")));
        bench.Phase.ShouldBe(AgentPhase.NotReady);
    }

    [Fact]
    public void Readiness_FromTheJournal_IsNotToldBeforeSomebodyHasLooked()
    {
        var bench = Bench.Of(Speaking).In(AgentPhase.Ready);
        bench.Restart();
        bench.Snapshot.Phase.ShouldBe(AgentPhase.Unknown);
        bench.Snapshot.Cause.ShouldBe(AgentCauses.NotLookedYet);
        bench.Take(new TakeOrders(Run(Speaking)));
        bench.Snapshot.IsReady.ShouldBeFalse();
        bench.Take(new WorkloadSeen(Running(bench.State.Incarnation)));
        bench.Snapshot.IsReady.ShouldBeTrue("It was kept while the daemon was away.");
    }

    [Fact]
    public void Readiness_WhoseTimeRanOutWhileTheDaemonWasAway_IsGoneWhenItIsBack()
    {
        var bench = Bench.Of(Speaking).In(AgentPhase.Ready);
        bench.After(TimeSpan.FromSeconds(100)).Restart();
        bench.Take(new TakeOrders(Run(Speaking)));
        bench.Take(new WorkloadSeen(Running(bench.State.Incarnation)));
        bench.Phase.ShouldBe(AgentPhase.NotReady);
    }

    private static void Probe(Bench bench, bool passes) =>
        bench.Take(new ProbeJudged(bench.State.Incarnation, IsLiveness: false, passes, "refused", IsSuspect: false));
}
