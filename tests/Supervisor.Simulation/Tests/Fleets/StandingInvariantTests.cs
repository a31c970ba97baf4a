using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Simulation.Fleets;
using Supervisor.Simulation.Fleets.Containers;
using Supervisor.Simulation.Fleets.Invariants;
using Supervisor.Simulation.Fleets.Operators;
using Supervisor.Simulation.Fleets.Programs;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Definitions;
using Xunit;
using static Supervisor.Simulation.Tests.Fleets.DoctoredWorld;

namespace Supervisor.Simulation.Tests.Fleets;

/// <summary>The same for what has to go on: readiness, stops, health, and where all of it is to lead.</summary>
public sealed class StandingInvariantTests : IDisposable
{
    private static readonly AgentDefinition Speaker = Usual with { Speaks = true, Ttl = TimeSpan.FromSeconds(4) };

    private static readonly AgentDefinition Probed = Usual with
    {
        Hash = "2",
        Probe = new ProbeModel { Target = new ProbeTarget.Tcp(":1") },
    };

    private readonly DoctoredWorld _doctored = new();

    public void Dispose() => _doctored.Dispose();

    [Fact]
    public void ReadyIsTrue_OfOneThatSaysSo_Holds() =>
        ReportedReady(Speaker, life => Hear(life, new AgentWord.Ready(null)), 1).ShouldBeEmpty();

    [Fact]
    public void ReadyIsTrue_OfOneThatNeverSaidSo_IsViolated() =>
        ReportedReady(Speaker, static _ => { }, 1).ShouldBe([ReadyIsTrue.OnlyWhoIs]);

    [Fact]
    public void ReadyIsTrue_OfOneThatFellSilent_IsViolated() =>
        ReportedReady(Speaker, life => Hear(life, new AgentWord.Ready(null)), 11).ShouldBe([ReadyIsTrue.OnlyWhoIs]);

    [Theory]
    [InlineData(11, true)]
    [InlineData(76, false)]
    public void ReadyIsTrue_OfOneWhoseContainerWasStartedAnewByHand_HoldsAsLongAsNobodyNeedKnow(
        double after,
        bool holds
    ) =>
        ReportedReady(
            Speaker,
            life =>
            {
                Hear(life, new AgentWord.Ready(null));
                _doctored.End(life);
                _doctored.Begin(Speaker, $"{FleetContainers.ByHand}1");
            },
            after
        )
            .Count.ShouldBe(holds ? 0 : 1);

    [Fact]
    public void ReadyIsTrue_OfOneThatTookItsWordBack_IsViolated() =>
        ReportedReady(Speaker, TakeBack, 1).ShouldBe([ReadyIsTrue.OnlyWhoIs]);

    [Fact]
    public void ReadyIsTrue_OfOneWhoseWordNobodyLivedToAnswer_Holds() =>
        ReportedReady(
                Speaker,
                life =>
                {
                    TakeBack(life);
                    life.OnArrived(new AgentWord.Ready(null), _doctored.World.Now);
                },
                1
            )
            .ShouldBeEmpty();

    [Fact]
    public void ReadyIsTrue_OfOneWhoseWordWasRefused_IsViolated() =>
        ReportedReady(
                Speaker,
                life =>
                {
                    TakeBack(life);
                    life.OnArrived(new AgentWord.Ready(null), _doctored.World.Now);
                    life.OnRefused(new AgentWord.Ready(null));
                },
                1
            )
            .ShouldBe([ReadyIsTrue.OnlyWhoIs]);

    [Fact]
    public void ReadyIsTrue_OfOneThatWasStartedJustBeforeItHeardThatItHasNoProbe_Holds()
    {
        _doctored.Order(OrderKind.ApplyRevision, plan: DoctoredWorld.Plan(1, Probed));
        _doctored.Pass(1);
        _doctored.Order(OrderKind.ApplyRevision, plan: DoctoredWorld.Plan(2, Usual));
        _doctored.Pass(0.01);
        ReportedReady(Probed, static _ => { }, 1).ShouldBeEmpty();
    }

    [Fact]
    public void ReadyIsTrue_OfOneWhoseProbeNeverPassed_IsViolated()
    {
        _doctored.Order(OrderKind.ApplyRevision, plan: DoctoredWorld.Plan(1, Usual));
        _doctored.Order(OrderKind.ApplyRevision, plan: DoctoredWorld.Plan(2, Probed));
        _doctored.Pass(1);
        ReportedReady(Probed, static _ => { }, 1).ShouldBe([ReadyIsTrue.OnlyWhoIs]);
    }

    [Fact]
    public void ReadyIsTrue_OfOneWhoseEndWasTold_IsViolated() =>
        ReportedReady(
                Usual,
                life =>
                {
                    _doctored.End(life);
                    life.EndTold = (_doctored.World.Machine.Daemon!, _doctored.World.Now);
                },
                8
            )
            .ShouldBe([ReadyIsTrue.OnlyWhoIs]);

    [Theory]
    [InlineData(OrderKind.StopAgent, 0)]
    [InlineData(OrderKind.StopGroup, 20)]
    [InlineData(OrderKind.StopFleet, 20)]
    [InlineData(OrderKind.FreezeFleet, 20)]
    public void StoppedStays_OfAStartAfterwards_IsViolated(object kind, double seconds)
    {
        _doctored.Hold(new StoppedStays(_doctored.World));
        var order = (OrderKind)kind;
        _doctored.Order(order, Target(order));
        _doctored.Pass(seconds);
        _doctored.Ask(Usual, "1-0");
        _doctored.Violated.ShouldBe([StoppedStays.StaysSo]);
    }

    [Fact]
    public void StoppedStays_OfAStartThatWasOrdered_Holds()
    {
        _doctored.Hold(new StoppedStays(_doctored.World));
        _doctored.Order(OrderKind.StopAgent, Usual.Address);
        _doctored.Order(OrderKind.StartAgent, Usual.Address);
        _doctored.Ask(Usual, "1-0");
        _doctored.Violated.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void StoppedStays_InAFreeze_IsViolatedByWhatWasOrderedBeforeOnlyIfItWasDone(bool isDone)
    {
        _doctored.Hold(new StoppedStays(_doctored.World));
        var start = _doctored.Order(OrderKind.StartGroup, new AgentAddress(Usual.Address.Group, ""));
        start.Done = isDone ? start.Done : null;
        _doctored.Pass(1);
        _doctored.Order(OrderKind.FreezeFleet);
        _doctored.Pass(20);
        _doctored.Ask(Usual, "1-0");
        _doctored.Violated.Any().ShouldBe(isDone);
    }

    [Fact]
    public void StoppedStays_InAFreeze_HoldsForTheStartThatARestartBeforeItHasOwedAndForNoSecond()
    {
        _doctored.Hold(new StoppedStays(_doctored.World));
        _doctored.Begin(Usual, "1-0");
        _doctored.Pass(1);
        _doctored.Order(OrderKind.RestartAgent, Usual.Address);
        _doctored.Pass(1);
        _doctored.Order(OrderKind.FreezeFleet);
        _doctored.Pass(20);
        _doctored.Ask(Usual, "2-0");
        _doctored.Violated.ShouldBeEmpty();
        _doctored.Ask(Usual, "3-0");
        _doctored.Violated.ShouldBe([StoppedStays.StaysSo]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void QuarantineStays_UnlessReleased_IsViolatedByAStart(bool isReleased)
    {
        var invariant = new QuarantineStays(_doctored.World);
        _doctored.End(_doctored.Begin(Usual, "1-0"));
        _doctored.Write("agent:web/a", "agent.quarantined", "", "{}");
        invariant.Look();
        _doctored.Pass(1);
        if (isReleased)
        {
            _doctored.Order(OrderKind.ReleaseAgent, Usual.Address);
        }

        invariant.OnAsked(_doctored.Ask(Usual, "2-0"));
        _doctored.Violated.Any().ShouldBe(!isReleased);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void HealthyIsLeftAlone_UnlessOrdered_IsViolatedByAStop(bool isOrdered)
    {
        var invariant = new HealthyIsLeftAlone(_doctored.World);
        _doctored.Order(OrderKind.ApplyRevision, plan: Plan(1, Usual));
        var life = _doctored.Begin(Usual, "1-0");
        life.WasReportedReady = true;
        _doctored.Write("agent:web/a", "agent.start-intended", "", """{"incarnation":"1-0"}""");
        if (isOrdered)
        {
            _doctored.Order(OrderKind.RestartAgent, Usual.Address);
        }

        _doctored.Pass(70);
        invariant.OnStopAsked(life);
        _doctored.Violated.Any().ShouldBe(!isOrdered);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void HealthyIsLeftAlone_OfOneWithANeed_IsViolatedUnlessThatWasLost(bool isLost)
    {
        var vault = Usual with { Address = new AgentAddress("web", "vault") };
        var till = Usual with { Needs = [new NeedDefinition(new NeedTarget("web", "vault"), LossRule.Stop, false)] };
        _doctored.Order(OrderKind.ApplyRevision, plan: Plan(1, vault, till));
        var needed = _doctored.Begin(vault, "1-0");
        _doctored.Pass(70);
        var life = _doctored.Begin(till, "1-0");
        life.WasReportedReady = true;
        _doctored.Write("agent:web/a", "agent.start-intended", "", """{"incarnation":"1-0"}""");
        _doctored.Pass(70);
        if (isLost)
        {
            needed.OnArrived(new AgentWord.NotReady("it has to think"), _doctored.World.Now);
        }

        new HealthyIsLeftAlone(_doctored.World).OnStopAsked(life);

        _doctored.Violated.Any().ShouldBe(!isLost);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void HealthyIsLeftAlone_OfOneWhoseGroupRestarts_IsViolatedOnceThatIsOver(bool isOver)
    {
        _doctored.Order(OrderKind.ApplyRevision, plan: Plan(1, Usual));
        var life = _doctored.Begin(Usual, "1-0");
        life.WasReportedReady = true;
        _doctored.Write("agent:web/a", "agent.start-intended", "", """{"incarnation":"1-0"}""");
        _doctored.Write("group:web", "group.restart-began", "", """{"round":{"agents":["a"]}}""");
        if (isOver)
        {
            _doctored.Write("group:web", "group.restart-ended", "", "{}");
        }

        new HealthyIsLeftAlone(_doctored.World).OnStopAsked(life);

        _doctored.Violated.Any().ShouldBe(isOver);
    }

    [Fact]
    public void HealthyIsLeftAlone_OfWhatIsNobodys_IsViolatedByAStop()
    {
        var ghost = Usual with { Address = new AgentAddress(FleetPrograms.Ghost, FleetPrograms.Ghost) };
        new HealthyIsLeftAlone(_doctored.World).OnStopAsked(_doctored.Begin(ghost, "1-0"));
        _doctored.Violated.ShouldBe([HealthyIsLeftAlone.NobodyIsTouched]);
    }

    [Fact]
    public void NothingRunsUnseen_OfOneThatNobodySpeaksOf_IsViolated()
    {
        var invariant = new NothingRunsUnseen(_doctored.World);
        _doctored.Begin(Usual, "1-0");
        _doctored.Say(Usual, AgentPhase.Ready, "1-0");
        invariant.CheckAtEnd();
        _doctored.Violated.ShouldBeEmpty();
        _doctored.Begin(Usual, "2-0");
        invariant.CheckAtEnd();
        _doctored.Violated.ShouldBe([NothingRunsUnseen.AllIsKnown]);
    }

    [Theory]
    [InlineData(AgentPhase.Ready, true, true)]
    [InlineData(AgentPhase.Running, true, false)]
    [InlineData(AgentPhase.Ready, false, false)]
    [InlineData(AgentPhase.Quarantined, false, false)]
    public void FleetConverges_OfOneThatIsToRun_HoldsOnlyIfItRunsAndIsReady(object phase, bool lives, bool holds)
    {
        _doctored.Order(OrderKind.ApplyRevision, plan: Plan(1, Usual));
        var life = _doctored.Begin(Usual, "1-0");
        _doctored.Say(Usual, (AgentPhase)phase, "1-0");
        if (!lives)
        {
            _doctored.End(life);
        }

        new FleetConverges(_doctored.World).CheckAtEnd();
        _doctored.Violated.Any().ShouldBe(!holds);
    }

    [Fact]
    public void FleetConverges_OfOneThatWasStoppedAndLives_IsViolated()
    {
        _doctored.Order(OrderKind.ApplyRevision, plan: Plan(1, Usual));
        _doctored.Begin(Usual, "1-0");
        _doctored.Say(Usual, AgentPhase.Ready, "1-0");
        _doctored.Order(OrderKind.StopAgent, Usual.Address);
        new FleetConverges(_doctored.World).CheckAtEnd();
        _doctored.Violated.ShouldBe([FleetConverges.AsDesired]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void FleetConverges_OfAStoppedGroupThatARevisionLeftOut_StillDemandsTheStop(bool lives)
    {
        _doctored.Order(OrderKind.ApplyRevision, plan: Plan(1, Usual));
        _doctored.Order(OrderKind.StopGroup, Target(OrderKind.StopGroup));
        _doctored.Order(OrderKind.ApplyRevision, plan: Plan(2));
        _doctored.Order(OrderKind.ApplyRevision, plan: Plan(3, Usual));
        Live(lives);
        new FleetConverges(_doctored.World).CheckAtEnd();
        _doctored.Violated.Any().ShouldBe(lives);
    }

    [Theory]
    [InlineData(OrderKind.StartAgent, OrderKind.StopAgent)]
    [InlineData(OrderKind.StopAgent, OrderKind.StartAgent)]
    public void FleetConverges_WhereTheLastOrderWasNeverAnswered_AllowsBoth(object first, object last)
    {
        _doctored.Order(OrderKind.ApplyRevision, plan: Plan(1, Usual));
        _doctored.Order((OrderKind)first, Usual.Address);
        _doctored.OrderUnanswered((OrderKind)last, Usual.Address);
        var invariant = new FleetConverges(_doctored.World);

        Live(lives: false);
        invariant.CheckAtEnd();
        Live(lives: true);
        invariant.CheckAtEnd();
        _doctored.Violated.ShouldBeEmpty();

        _doctored.Say(Usual, AgentPhase.Quarantined, "1-0");
        invariant.CheckAtEnd();
        _doctored.Violated.ShouldBe([FleetConverges.AsDesired]);
    }

    private static AgentAddress? Target(OrderKind kind) =>
        kind switch
        {
            OrderKind.StopAgent => Usual.Address,
            OrderKind.StopGroup => new AgentAddress(Usual.Address.Group, ""),
            _ => null,
        };

    private void Live(bool lives)
    {
        if (lives)
        {
            _doctored.Begin(Usual, "1-0");
        }

        _doctored.Say(Usual, lives ? AgentPhase.Ready : AgentPhase.Stopped, lives ? "1-0" : "", isWanted: lives);
    }

    private List<string> ReportedReady(AgentDefinition definition, Action<Life> does, double after)
    {
        var life = _doctored.Begin(definition, "1-0");
        does(life);
        _doctored.Say(definition, AgentPhase.Ready, "1-0");
        _doctored.Pass(after);
        new ReadyIsTrue(_doctored.World).Look();
        return [.. _doctored.Violated];
    }

    private void TakeBack(Life life)
    {
        Hear(life, new AgentWord.Ready(null));
        Hear(life, new AgentWord.NotReady("it thinks"));
    }

    private void Hear(Life life, AgentWord word)
    {
        life.HasSaidReady |= word is AgentWord.Ready;
        life.OnArrived(word, _doctored.World.Now);
        life.OnTaken(word, isDurable: true, _doctored.World.Now);
    }
}
