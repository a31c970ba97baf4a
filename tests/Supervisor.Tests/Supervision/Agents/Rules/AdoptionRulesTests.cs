using Shouldly;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;
using Xunit;
using static Supervisor.Tests.Supervision.Agents.Agents;

namespace Supervisor.Tests.Supervision.Agents.Rules;

/// <summary>The daemon died at some step: what does the next one make of what it finds?</summary>
public sealed class AdoptionRulesTests
{
    [Theory]
    [InlineData(AgentPhase.Starting, true, AgentPhase.Running)]
    [InlineData(AgentPhase.Starting, false, AgentPhase.Starting)]
    [InlineData(AgentPhase.Unknown, true, AgentPhase.Running)]
    [InlineData(AgentPhase.Running, true, AgentPhase.Running)]
    [InlineData(AgentPhase.Ready, true, AgentPhase.Ready)]
    [InlineData(AgentPhase.NotReady, true, AgentPhase.NotReady)]
    [InlineData(AgentPhase.Stopping, true, AgentPhase.Stopping)]
    [InlineData(AgentPhase.Stopping, false, AgentPhase.Stopped)]
    public void Daemon_ThatDiedInAPhase_IsFollowedByOneThatAdopts(AgentPhase phase, bool isThere, AgentPhase next)
    {
        var bench = Bench.Of(Speaking).In(phase);
        var incarnation = bench.State.Incarnation;
        bench.Restart().Order(Run(Speaking));
        bench.Take(isThere ? new WorkloadSeen(Running(incarnation)) : new WorkloadMissing(incarnation));
        bench.Phase.ShouldBe(next);
        bench.State.Incarnation.ShouldBe(incarnation);
        bench.State.History.Recent.ShouldBeEmpty();
    }

    [Fact]
    public void Restart_FromMemoryThatWasNeverWritten_IsAdopted()
    {
        var bench = Bench.Of(Speaking).In(AgentPhase.Ready);
        bench.Restart().Order(Run(Speaking));
        bench.Take(new WorkloadSeen(Running("4-beef")));
        bench.Phase.ShouldBe(AgentPhase.Running);
        (bench.State.Incarnation, bench.State.Starts, bench.State.Restarts).ShouldBe(("4-beef", 4, 1));
        bench.Take(new WorkloadSeen(Ended("1-00000000", Exit(1)))).ShouldBeEmpty();
        bench.Take(new WorkloadMissing("1-00000000")).ShouldBeEmpty();
        bench.Facts.Strays.ShouldBeEmpty();
        bench.Take(Says(Ready(), "4-beef"));
        bench.Phase.ShouldBe(AgentPhase.Ready);
    }

    [Fact]
    public void Restart_FromMemoryThatSaidByItsDescriptorThatItIsReady_IsReadyOnceAdopted()
    {
        var bench = Bench.Of(Speaking).In(AgentPhase.Ready);
        bench.Restart().Order(Run(Speaking));

        bench.Take(new WorkloadSeen(Running("4-beef") with { Notification = "ready" }));

        bench.Phase.ShouldBe(AgentPhase.Ready);
    }

    [Fact]
    public void Restart_FromMemoryThatWaitedInTheJournal_IsAdopted()
    {
        var bench = Bench.Of(Speaking).In(AgentPhase.Backoff);
        bench.Restart().Order(Run(Speaking));
        bench.Take(new WorkloadSeen(Running("9-beef")));
        bench.Phase.ShouldBe(AgentPhase.Running);
    }

    [Fact]
    public void Restart_FromMemoryOfAnotherDefinition_IsAStray()
    {
        var bench = Bench.Of(Speaking).In(AgentPhase.Ready);
        bench.Restart().Order(Run(Speaking with { Hash = "two" }));
        bench.Take(new WorkloadSeen(Running("2-beef"))).ShouldHaveSingleItem().ShouldBeOfType<AgentStrayFound>();
    }

    [Theory]
    [InlineData(AgentPhase.Stopped)]
    [InlineData(AgentPhase.Stopping)]
    [InlineData(AgentPhase.Quarantined)]
    [InlineData(AgentPhase.Completed)]
    public void Restart_FromMemoryOfOneThatIsNotToRun_IsAStray(AgentPhase phase)
    {
        var bench = Bench.Of(Speaking).In(phase);
        bench.Restart().Order(Run(Speaking));
        bench.Take(new WorkloadSeen(Running("99-beef")));
        bench.History[^1].ShouldBeOfType<AgentStrayFound>();
        bench.Phase.ShouldBe(phase);
    }

    [Theory]
    [InlineData("0-beef")]
    [InlineData("1-beef")]
    [InlineData("beef")]
    [InlineData("-5")]
    public void Incarnation_ThatIsNoLaterOne_IsAStray(string incarnation)
    {
        var bench = Bench.Of(Speaking).In(AgentPhase.Ready);
        bench.Take(new WorkloadSeen(Running(incarnation))).ShouldHaveSingleItem().ShouldBeOfType<AgentStrayFound>();
    }

    [Fact]
    public void First_StartFromMemory_IsAStraySinceNobodyKnowsWhatItIs()
    {
        var bench = new Bench();
        bench.Take(new TakeOrders(Run(Speaking)));
        bench.Take(new WorkloadSeen(Running("1-beef"))).ShouldHaveSingleItem().ShouldBeOfType<AgentStrayFound>();
        bench.Take(new NeedsChanged(Needs(areMet: true))).ShouldBeEmpty("It must end before another starts.");
        bench.Take(new WorkloadMissing("1-beef"));
        bench.Phase.ShouldBe(AgentPhase.Starting);
    }
}
