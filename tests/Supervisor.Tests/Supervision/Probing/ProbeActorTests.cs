using Shouldly;
using Supervisor.Actors;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Probing;
using Supervisor.Supervision.Probing.Observing;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Probing;
using Xunit;
using static Supervisor.Tests.Supervision.Probing.ProbeOrders;

namespace Supervisor.Tests.Supervision.Probing;

public sealed class ProbeActorTests
{
    private static readonly ProbeOrder Order = Liveness();

    private readonly ActorKit _kit = new();
    private readonly ScriptedProber _prober;
    private readonly TestProbe<AgentMessage> _agent;
    private readonly TestProbe<ObserverMessage> _observer;

    public ProbeActorTests()
    {
        _prober = new ScriptedProber(_kit.Clock);
        _agent = _kit.Probe<AgentMessage>();
        _observer = _kit.Probe<ObserverMessage>();
    }

    [Fact]
    public void Probe_OfAReadyAgent_SaysSoAtOnceAndOnce()
    {
        Start(Readiness());

        _agent.Expect(
            new ProbeJudged("1", IsLiveness: false, true, "Its probe of :8200/health passes.", IsSuspect: false)
        );
        _kit.Advance(TimeSpan.FromMinutes(5));

        _agent.ExpectNothing();
        _prober.Tries.Count.ShouldBeInRange(27, 34);
    }

    [Fact]
    public void Probe_OfAnAgentThatTakesTenSecondsToStart_SeesItWithinASecond()
    {
        _prober.Otherwise = ProbeScript.Refuses;
        Start(Readiness());
        _kit.Advance(TimeSpan.FromSeconds(10));
        _agent.ExpectNothing();

        _prober.Otherwise = ProbeScript.Passes;
        _kit.Advance(TimeSpan.FromSeconds(1));

        _agent.Take().ShouldHaveSingleItem().ShouldBeOfType<ProbeJudged>().Passes.ShouldBeTrue();
    }

    [Fact]
    public void Probe_ThatFails_IsJudgedOnlyWhenTheObserverHasAnswered()
    {
        _prober.Otherwise = ProbeScript.Refuses;
        var probe = Start(Order);

        _kit.Advance(TimeSpan.FromSeconds(50));
        _agent.ExpectNothing();
        _observer.Take().ShouldAllBe(report => report == new TryReported(Order.Id, false, probe));
        probe.Tell(new ObserverJudged(IsSuspect: false));

        var judged = _agent.Take().ShouldHaveSingleItem().ShouldBeOfType<ProbeJudged>();
        judged.Passes.ShouldBeFalse();
        judged.IsSuspect.ShouldBeFalse();
        judged.Reason.ShouldStartWith("Its liveness probe of :8200/health was refused 4 times since 00:00 UTC");
    }

    [Fact]
    public void Probe_ThatFailsForASuspectedObserver_IsSaidToBeSuspect()
    {
        _prober.Otherwise = ProbeScript.Refuses;
        var probe = Start(Order);
        probe.Tell(new ObserverJudged(IsSuspect: true));

        _kit.Advance(TimeSpan.FromSeconds(50));
        probe.Tell(new ObserverJudged(IsSuspect: true));

        _agent.Take().ShouldHaveSingleItem().ShouldBeOfType<ProbeJudged>().IsSuspect.ShouldBeTrue();
    }

    [Fact]
    public void Probe_WhoseTryTakesLong_NeverTriesTwiceAtATime()
    {
        _prober.Otherwise = ProbeScript.Silent;
        Start(Readiness().With(probe => probe with { Interval = TimeSpan.FromSeconds(1) }));

        for (var i = 0; i < 600; i++)
        {
            _kit.Advance(TimeSpan.FromMilliseconds(100));
            _prober.Open.ShouldBeLessThanOrEqualTo(1);
        }

        _prober.Tries.Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Probes_ThatBeganTogether_PartInAFewRounds()
    {
        for (var i = 0; i < 77; i++)
        {
            Start(Readiness($"agent-{i}"));
        }

        _kit.Advance(TimeSpan.FromMinutes(5));

        var last = _prober.Tries.Where(tried => tried.At > TimeSpan.FromMinutes(4)).ToList();
        last.GroupBy(tried => (long)tried.At.TotalSeconds).Max(second => second.Count()).ShouldBeLessThan(20);
    }

    [Fact]
    public void Repeat_BeforeAVerdict_SaysNothing()
    {
        _prober.Otherwise = ProbeScript.Refuses;
        Start(Readiness()).Tell(new RepeatVerdict());

        _agent.ExpectNothing();
    }

    [Fact]
    public void Repeat_AfterAVerdict_SaysItAgain()
    {
        var probe = Start(Readiness());
        var said = _agent.Take();

        probe.Tell(new RepeatVerdict());

        _agent.Expect(said);
    }

    [Fact]
    public void Description_TellsWhatTheLastTriesWere()
    {
        _prober.Otherwise = ProbeScript.Fails("answered 503 Service Unavailable");
        var probe = Start(Order);
        _kit.Advance(TimeSpan.FromSeconds(25));
        var descriptions = _kit.Probe<ProbeDescription>();

        probe.Tell(new DescribeProbe(descriptions.Ref));

        var description = descriptions.Take().ShouldHaveSingleItem();
        description.Passes.ShouldBeNull();
        description.Failures.ShouldBe(2);
        description.LastReason.ShouldBe("answered 503 Service Unavailable");
        description.Sentence.ShouldStartWith(
            "liveness probe of :8200/health failed 2 times since 00:00 UTC: answered 503"
        );
        description.LastTry.ShouldNotBeNull();
    }

    [Fact]
    public void Probe_ThatIsStopped_AsksNoMore()
    {
        var probe = Start(Readiness());

        _ = _kit.System.StopAsync(probe, TimeSpan.FromSeconds(1));
        _kit.Advance(TimeSpan.FromMinutes(1));

        _prober.Tries.Count.ShouldBe(1);
    }

    private ActorRef<ProbeMessage> Start(ProbeOrder order)
    {
        var probe = _kit.System.Spawn(
            ProbeActor.Props(order, _prober, _observer.Ref, _agent.Ref),
            order.Definition.Address.Agent
        );
        _kit.Advance(TimeSpan.Zero);
        return probe;
    }
}
