using Shouldly;
using Supervisor.Actors;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Probing;
using Supervisor.Supervision.Probing.Observing;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Probing;
using Xunit;
using static Supervisor.Tests.Supervision.Probing.ProbeOrders;

namespace Supervisor.Tests.Supervision.Probing.Observing;

/// <summary>The observer together with the probes that it observes.</summary>
public sealed class ObserverActorTests
{
    private readonly ActorKit _kit = new();
    private readonly ScriptedProber _prober;
    private readonly ActorRef<ObserverMessage> _observer;
    private readonly TestProbe<ObserverDescription> _follower;
    private readonly List<(string Agent, ProbeJudged Judged)> _said = [];
    private readonly List<ActorRef<ProbeMessage>> _probes = [];

    public ObserverActorTests()
    {
        _prober = new ScriptedProber(_kit.Clock);
        _observer = ProbeObserver.Start(_kit.System, ObserverLimits.Usual);
        _follower = _kit.Probe<ObserverDescription>();
        _observer.Tell(new FollowObserver(_follower.Ref));
    }

    [Fact]
    public void Network_LostByTheObserver_RestartsNobody()
    {
        StartAll(10);

        _prober.Otherwise = ProbeScript.Silent;
        _kit.Advance(TimeSpan.FromMinutes(10));

        var failures = _said.Where(said => !said.Judged.Passes).ToList();
        failures.Count.ShouldBe(10);
        failures.ShouldAllBe(said => said.Judged.IsSuspect);
        _follower.Take()[^1].IsSuspected.ShouldBeTrue();
    }

    [Fact]
    public void Network_ThatComesBack_RestartsNobodyEither()
    {
        StartAll(10);
        _prober.Otherwise = ProbeScript.Silent;
        _kit.Advance(TimeSpan.FromMinutes(10));

        _prober.Otherwise = ProbeScript.Passes;
        _kit.Advance(TimeSpan.FromMinutes(1));

        _said.ShouldNotContain(said => !said.Judged.Passes && !said.Judged.IsSuspect);
        _said.TakeLast(10).ShouldAllBe(said => said.Judged.Passes);
        _follower.Take()[^1].IsSuspected.ShouldBeFalse();
    }

    [Fact]
    public void Agent_ThatIsStillDownWhenTheNetworkIsBack_IsSaidToBeWithoutSuspicion()
    {
        StartAll(10);
        _prober.Otherwise = ProbeScript.Silent;
        _kit.Advance(TimeSpan.FromMinutes(10));
        _said.Clear();

        _prober.Otherwise = ProbeScript.Passes;
        _prober.Answer(ProbedAgents.Named("agent-3").Address, ProbeScript.Refuses);
        _kit.Advance(TimeSpan.FromMinutes(2));

        var failure = _said.Where(said => !said.Judged.Passes).ShouldHaveSingleItem();
        failure.Agent.ShouldBe("agent-3");
        failure.Judged.IsSuspect.ShouldBeFalse();
    }

    [Fact]
    public void Minority_ThatFails_IsBelieved()
    {
        StartAll(10);
        for (var i = 0; i < 5; i++)
        {
            _prober.Answer(ProbedAgents.Named($"agent-{i}").Address, ProbeScript.Refuses);
        }

        _kit.Advance(TimeSpan.FromMinutes(2));

        _said.Count(said => said.Judged is { Passes: false, IsSuspect: false }).ShouldBe(5);
    }

    [Fact]
    public void Fleet_ThatStartsSlowly_MakesNobodySuspected()
    {
        _prober.Otherwise = ProbeScript.Refuses;
        for (var i = 0; i < 10; i++)
        {
            Start(Readiness($"agent-{i}"));
        }

        _kit.Advance(TimeSpan.FromMinutes(5));

        _follower.Take().ShouldAllBe(description => !description.IsSuspected);
        _said.Count.ShouldBe(10);
        _said.ShouldAllBe(said => !said.Judged.Passes && !said.Judged.IsSuspect);
    }

    [Fact]
    public void Observer_ThatSeesNobodyFromTheFirst_IsSuspectedBeforeAnyRestart()
    {
        _prober.Otherwise = ProbeScript.Refuses;
        for (var i = 0; i < 10; i++)
        {
            Start(Liveness($"agent-{i}"));
        }

        _kit.Advance(TimeSpan.FromMinutes(5));

        _said.Count.ShouldBe(10);
        _said.ShouldAllBe(said => said.Judged.IsSuspect);
    }

    [Fact]
    public void Probes_ThatAreStopped_AreForgotten()
    {
        StartAll(10);
        _prober.Otherwise = ProbeScript.Refuses;
        _kit.Advance(TimeSpan.FromSeconds(30));

        _probes.ForEach(probe => _ = _kit.System.StopAsync(probe, TimeSpan.FromSeconds(1)));
        _kit.Run();

        Describe().ShouldBe(new ObserverDescription(null, Agents: 0, Failing: 0));
    }

    [Fact]
    public void Observer_ThatFailedAndIsRestarted_KnowsAllAgainAnIntervalLater()
    {
        StartAll(10);
        _observer.Tell(new TryReported(default, null, null!));
        _kit.Advance(TimeSpan.FromSeconds(12));

        _kit.Log.Failures.Count.ShouldBe(1);
        Describe().ShouldBe(new ObserverDescription(null, Agents: 10, Failing: 0));
    }

    private void StartAll(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Start(Liveness($"agent-{i}"));
        }

        _kit.Advance(TimeSpan.FromSeconds(30));
        _said.Count.ShouldBe(count);
        _said.Clear();
    }

    private void Start(ProbeOrder order)
    {
        var name = order.Definition.Address.Agent;
        var agent = _kit.Spawn<AgentMessage>((_, message) => _said.Add((name, (ProbeJudged)message)), $"{name}-agent");
        _probes.Add(_kit.System.Spawn(ProbeActor.Props(order, _prober, _observer, agent), name));
    }

    private ObserverDescription Describe()
    {
        var answers = _kit.Probe<ObserverDescription>();
        _observer.Tell(new DescribeObserver(answers.Ref));
        return answers.Take().ShouldHaveSingleItem();
    }
}
