using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Effects;
using Supervisor.Supervision.Ports.Runtime;
using Xunit;
using static Supervisor.Tests.Supervision.Agents.Agents;

namespace Supervisor.Tests.Supervision.Agents.Rules;

public sealed class WorkloadRulesTests
{
    [Fact]
    public void Start_InDoubt_IsUnknownUntilSomebodyHasLooked()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Unknown);
        var incarnation = bench.State.Incarnation;
        bench.Take(new NeedsChanged(Needs(areMet: true))).ShouldBeEmpty();
        bench.Take(new WorkloadSeen(Running(incarnation)));
        bench.Phase.ShouldBe(AgentPhase.Running);
        bench.State.Incarnation.ShouldBe(incarnation);
    }

    [Fact]
    public void Start_InDoubtOfWhichNothingIsThere_HasFailed()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Unknown);
        bench.Take(new WorkloadMissing(bench.State.Incarnation));
        bench.History.ShouldContain(happened => happened is AgentStartFailed);
        bench.State.History.Recent.Length.ShouldBe(1);
    }

    [Fact]
    public void Start_ThatWasNotEvenTried_IsStillToBeMade()
    {
        var bench = Bench.Of(Silent);
        bench.Take(new LaunchEnded(bench.State.Incarnation, Open<LaunchOutcome>(EffectStatus.Blocked))).ShouldBeEmpty();
        bench.Take(new WorkloadMissing(bench.State.Incarnation)).ShouldBeEmpty();
        bench.Phase.ShouldBe(AgentPhase.Starting);
    }

    [Fact]
    public void Start_ThatEndedBeforeItsAnswerCame_IsNoStray()
    {
        var bench = Bench.Of(Silent);
        var incarnation = bench.State.Incarnation;
        bench.Exit(Exit(0));
        bench.Phase.ShouldBe(AgentPhase.Completed);
        var answer = new LaunchOutcome.There(Running(incarnation));
        bench.Take(new LaunchEnded(incarnation, Outcome<LaunchOutcome>(answer))).ShouldBeEmpty();
    }

    [Fact]
    public void Start_WhoseNeedsWereLostBeforeItWasMade_WaitsForThem()
    {
        var needy = Silent with { Needs = [Need(LossRule.Wait)] };
        var bench = Bench.Of(needy);
        var first = bench.State.Incarnation;
        bench.Restart().Order(Run(needy));
        bench.Take(new NeedsChanged(Needs(areMet: false)));
        bench.Take(new WorkloadMissing(first));
        bench.Phase.ShouldBe(AgentPhase.Waiting);
        bench.Take(new NeedsChanged(Needs(areMet: true)));
        bench.Phase.ShouldBe(AgentPhase.Starting);
        bench.State.Incarnation.ShouldNotBe(first);
        bench.State.History.Recent.ShouldBeEmpty();
    }

    [Fact]
    public void Start_DecidedByOrdersThatChangedBeforeItWasMade_IsNotMade()
    {
        var bench = Bench.Of(Silent);
        var first = bench.State.Incarnation;
        bench.Restart().Order(Run(Silent with { Hash = "two" }));
        bench.Take(new WorkloadMissing(first));
        bench.Phase.ShouldBe(AgentPhase.Starting);
        bench.State.Incarnation.ShouldNotBe(first);
        bench.State.DefinitionHash.ShouldBe("two");
        bench.State.History.Recent.ShouldBeEmpty();
    }

    [Fact]
    public void Start_NotMadeBeforeAFreeze_WaitsForItsEnd()
    {
        var bench = Bench.Of(Silent);
        var first = bench.State.Incarnation;
        bench.Restart().Order(Run(Silent) with { Hold = AgentCauses.Frozen });
        bench.Take(new WorkloadMissing(first));
        bench.Phase.ShouldBe(AgentPhase.Waiting);

        bench.Hold(null);

        bench.Phase.ShouldBe(AgentPhase.Starting);
        bench.State.Incarnation.ShouldNotBe(first);
        bench.State.History.Recent.ShouldBeEmpty();
    }

    [Fact]
    public void Start_OrderedWithinAFreezeAndNotMade_IsMade()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Ready);
        bench.Take(Bench.Stop("a"));
        bench.Exit();
        bench.Hold(AgentCauses.Frozen);
        bench.Take(Bench.Start("b"));
        bench.Phase.ShouldBe(AgentPhase.Starting);
        var ordered = bench.State.Incarnation;

        bench.Restart().Order(Run(Silent) with { Hold = AgentCauses.Frozen });
        bench.Take(new WorkloadMissing(ordered));

        bench.Phase.ShouldBe(AgentPhase.Starting);
        bench.State.Incarnation.ShouldBe(ordered);
    }

    [Fact]
    public void Start_WhoseRuntimeIsAway_WaitsForItAndSpendsNothing()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Starting);
        bench.Take(new RuntimeChanged("The engine is gone."));

        bench.Take(
            new LaunchEnded(
                bench.State.Incarnation,
                Outcome<LaunchOutcome>(new LaunchOutcome.NotTried(Error("The engine is gone.")))
            )
        );

        bench.Phase.ShouldBe(AgentPhase.Waiting);
        bench.State.History.Recent.ShouldBeEmpty();
        bench.Snapshot.Cause.ShouldBe(AgentCauses.RuntimeUnreachable);
        bench.Take(new RuntimeChanged(null));
        bench.Phase.ShouldBe(AgentPhase.Starting);
    }

    [Fact]
    public void News_OfAnotherIncarnation_DoNotSayThatThisOneRuns()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Ready);
        var current = bench.State.Incarnation;
        bench.Restart().Order(Run(Silent));

        bench.Take(new WorkloadSeen(Ended("9-later", Exit(0))));
        bench.Snapshot.Phase.ShouldBe(AgentPhase.Unknown);

        bench.Take(new WorkloadSeen(Running(current)));
        bench.Snapshot.Phase.ShouldBe(AgentPhase.Ready);
    }

    [Fact]
    public void Process_SeenAnewByTheNextDaemon_IsAsItIsSeenNow()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Ready);
        var seen = Running(bench.State.Incarnation) with { Process = Process(pid: null) };
        bench.Restart().Order(Run(Silent));
        bench.Snapshot.Process.ShouldBe(Process());

        bench.Take(new WorkloadSeen(seen)).ShouldBeEmpty();
        bench.Snapshot.Process.ShouldBe(seen.Process);
        bench.Take(new WorkloadSeen(seen with { Process = Process(pid: 9) })).ShouldBeEmpty();
        bench.Snapshot.Process.ShouldBe(Process(pid: 9));
    }

    [Fact]
    public void Process_OfTheIncarnationBefore_IsNotThatOfTheNext()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Ready);
        bench.Take(new WorkloadSeen(Running(bench.State.Incarnation) with { Process = Process(pid: 9) }));

        bench.Exit();
        bench.Snapshot.Process.ShouldBeNull();
        bench.FailUntil(AgentPhase.Starting).Started();

        bench.Snapshot.Process.ShouldBe(Process());
    }

    [Fact]
    public void Stray_SeenAgainAndAgain_IsNotedOnce()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Ready);
        bench.Take(new WorkloadSeen(Running("0-old"))).ShouldHaveSingleItem().ShouldBeOfType<AgentStrayFound>();
        bench.Take(new WorkloadSeen(Running("0-old"))).ShouldBeEmpty();
        bench.Phase.ShouldBe(AgentPhase.Ready);
    }

    [Fact]
    public void Workloads_ToldBeforeTheGroupHasSpoken_SayNothingYet()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Ready);
        bench.Restart();
        bench.Exit().ShouldBeEmpty();
        bench.Take(new WorkloadMissing(bench.State.Incarnation)).ShouldBeEmpty();
        bench.Take(new WorkloadSeen(Running("0-old"))).ShouldBeEmpty();
        bench.Facts.Strays.ShouldBeEmpty();
        bench.Facts.HasLooked.ShouldBeFalse();
    }
}
