using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster;
using Xunit;
using static Supervisor.Tests.Supervision.Agents.Agents;

namespace Supervisor.Tests.Supervision.Agents.Rules;

/// <summary>What a need on another node means for starts and restarts while nobody here can say how it stands.</summary>
public sealed class NeedGateTests
{
    private static readonly NeedDefinition Remote = new(new NeedTarget("bank", "vault", "pc2"), LossRule.Wait);
    private static readonly AgentDefinition Client = Silent with { Needs = [Remote] };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [InlineData(null)]
    public void FirstStart_WhileANeedElsewhereIsUnknown_Waits_WhateverItWas(bool? wasMet)
    {
        var bench = Waiting(Client);

        bench.Take(new NeedsChanged(Unknown(wasMet)));

        bench.Phase.ShouldBe(AgentPhase.Waiting);
        bench.Snapshot.Reason.ShouldBe("It needs bank/vault@pc2, which is unknown: pc2 is unreachable.");
        bench.Take(new NeedsChanged(Known(isMet: true)));
        bench.Phase.ShouldBe(AgentPhase.Starting);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(null)]
    public void Restart_WhileANeedElsewhereThatWasMetIsUnknown_DoesNotWaitForIt(bool? wasMet)
    {
        var bench = Running(Client);
        bench.Take(new NeedsChanged(Unknown(wasMet)));

        bench.Exit();

        bench.Phase.ShouldBe(AgentPhase.Starting);
        bench.Started().Exit();
        bench.Phase.ShouldBe(AgentPhase.Backoff, "a restart counts like any other");
    }

    [Fact]
    public void Restart_WhileANeedElsewhereWasNotMetWhenItWasLastHeardOf_Waits()
    {
        var bench = Running(Client);
        bench.Take(new NeedsChanged(Unknown(wasMet: false)));

        bench.Exit();

        bench.Phase.ShouldBe(AgentPhase.Waiting);
    }

    [Fact]
    public void Restart_WhileANeedElsewhereIsKnownNotToBeMet_Waits()
    {
        var bench = Running(Client);
        bench.Take(new NeedsChanged(Known(isMet: false)));

        bench.Exit();

        bench.Phase.ShouldBe(AgentPhase.Waiting);
    }

    [Fact]
    public void Restart_AfterTheDaemonsOwn_KnowsFromTheJournalThatTheNeedWasMet()
    {
        var bench = Running(Client).Restart();
        bench.Order(Run(Client));
        bench.Take(new NeedsChanged(Unknown(wasMet: null)));
        bench.Take(new WorkloadSeen(Ended(bench.State.Incarnation, Exit(1))));

        bench.Phase.ShouldBe(AgentPhase.Starting);
    }

    [Fact]
    public void Restart_WithANeedElsewhereThatIsNew_WaitsUntilItWasMetOnce()
    {
        var bench = Running(Silent);
        bench.Take(new TakeOrders(Run(Client)));
        bench.Take(new NeedsChanged(Unknown(wasMet: null)));

        bench.Exit();

        bench.Phase.ShouldBe(AgentPhase.Waiting);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Restart_WhereMoreOrOtherIsNeededOfItThanBefore_WaitsUntilThatIsKnown(bool before, bool after)
    {
        var bench = Running(Client with { Needs = [Remote with { IsCompletion = before }] }, isCompletion: before);
        bench.Take(new TakeOrders(Run(Client with { Needs = [Remote with { IsCompletion = after }] })));
        bench.Take(new NeedsChanged(Unknown(wasMet: null, isCompletion: after)));

        bench.Exit();

        bench.Phase.ShouldBe(AgentPhase.Waiting);
    }

    [Fact]
    public void Restart_WhileACompletionElsewhereThatWasMetIsUnknown_DoesNotWaitForIt()
    {
        var bench = Running(Client with { Needs = [Remote with { IsCompletion = true }] }, isCompletion: true);
        bench.Take(new NeedsChanged(Unknown(wasMet: null, isCompletion: true)));

        bench.Exit();

        bench.Phase.ShouldBe(AgentPhase.Starting);
    }

    [Fact]
    public void Start_ByAnotherDefinition_IsAFirstOne()
    {
        var bench = Running(Client);
        bench.Order(Run(Client with { Hash = "two" }));
        bench.Take(new NeedsChanged(Unknown(wasMet: true)));

        bench.Exit();

        bench.Phase.ShouldBe(AgentPhase.Waiting);
    }

    [Fact]
    public void Need_ElsewhereThatIsUnknown_IsNoLoss()
    {
        var careful = Client with { Needs = [Remote with { OnLoss = LossRule.Stop }] };
        var bench = Running(careful, LossRule.Stop);

        bench.Take(new NeedsChanged(Unknown(wasMet: true, LossRule.Stop))).ShouldBeEmpty();

        bench.Take(new NeedsChanged(Known(isMet: false, LossRule.Stop)));
        bench.Phase.ShouldBe(AgentPhase.Stopping);
    }

    [Fact]
    public void Need_ElsewhereThatWasLost_IsNotTakenToBeMetWhenItsNodeIsLostToo()
    {
        var careful = Client with { Needs = [Remote with { OnLoss = LossRule.Stop }] };
        var bench = Running(careful, LossRule.Stop);
        bench.Take(new NeedsChanged(Known(isMet: false, LossRule.Stop)));
        bench.Take(new NeedsChanged(Unknown(wasMet: false, LossRule.Stop)));

        bench.Exit();

        bench.Phase.ShouldBe(AgentPhase.Waiting);
    }

    private static Bench Waiting(AgentDefinition definition)
    {
        var bench = new Bench();
        bench.Take(new TakeOrders(Run(definition)));
        bench.Take(new DependentsChanged([]));
        bench.Take(new WorkloadMissing("none"));
        return bench;
    }

    private static Bench Running(AgentDefinition definition, LossRule onLoss = LossRule.Wait, bool isCompletion = false)
    {
        var bench = Waiting(definition);
        bench.Take(
            new NeedsChanged(definition.Needs.Count == 0 ? NeedsView.Empty : Known(isMet: true, onLoss, isCompletion))
        );
        return bench.Started();
    }

    private static NeedsView Known(bool isMet, LossRule onLoss = LossRule.Wait, bool isCompletion = false) =>
        new([
            new NeedStatus(
                Remote with
                {
                    OnLoss = onLoss,
                    IsCompletion = isCompletion,
                },
                isMet,
                isMet ? "is ready" : "has failed"
            ),
        ]);

    private static NeedsView Unknown(bool? wasMet, LossRule onLoss = LossRule.Wait, bool isCompletion = false) =>
        new([
            new NeedStatus(
                Remote with
                {
                    OnLoss = onLoss,
                    IsCompletion = isCompletion,
                },
                false,
                "is unknown: pc2 is unreachable"
            )
            {
                IsKnown = false,
                WasMet = wasMet,
            },
        ]);
}
