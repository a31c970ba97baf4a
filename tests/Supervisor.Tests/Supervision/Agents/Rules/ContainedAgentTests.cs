using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Agents.Rules;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Roster;
using Xunit;
using static Supervisor.Tests.Supervision.Agents.Agents;

namespace Supervisor.Tests.Supervision.Agents.Rules;

/// <summary>Agents that live within a container, which is another's workload.</summary>
public sealed class ContainedAgentTests
{
    private static readonly WorkloadExit WithItsContainer = WorkloadExit.Unknown(ExitCause.Container);
    private static readonly HolderRun FirstRun = new("box", DateTimeOffset.UnixEpoch);
    private static readonly HolderRun SecondRun = FirstRun with { Began = DateTimeOffset.UnixEpoch.AddSeconds(-5) };

    [Fact]
    public void Agent_WhoseContainerEnds_WaitsForItAndSpendsNothing()
    {
        var bench = Up(Within);

        bench.Exit(WithItsContainer);

        bench.Phase.ShouldBe(AgentPhase.Waiting);
        bench.History.OfType<AgentWaits>().Last().Cause.ShouldBe(AgentCauses.ContainerEnded);
        bench.Snapshot.Missing.ShouldBe([NeedOfContainer.Target]);
        bench.State.History.Recent.ShouldBeEmpty();
    }

    [Fact]
    public void Agent_WhoseContainerIsBack_StartsAgain()
    {
        var bench = Up(Within);
        bench.Exit(WithItsContainer);
        bench.Take(Container(runs: false));
        bench.Phase.ShouldBe(AgentPhase.Waiting);

        bench.Take(Container(runs: true));

        bench.Phase.ShouldBe(AgentPhase.Starting);
        bench.State.History.Recent.ShouldBeEmpty();
    }

    /// <summary>News of its own end is slow, the container's was quick: the roster has told all there is to tell.</summary>
    [Fact]
    public void Agent_WhoseContainerRunsAnewByNow_StartsAtOnce()
    {
        var bench = Up(Within);
        bench.Take(Container(runs: false));
        bench.Take(Runs(SecondRun));

        bench.Take(Ends(bench, FirstRun));

        bench.History.OfType<AgentWaits>().Last().Cause.ShouldBe(AgentCauses.ContainerEnded);
        bench.Phase.ShouldBe(AgentPhase.Starting);
        bench.State.History.Recent.ShouldBeEmpty();
    }

    [Fact]
    public void Agent_WhoseContainerTheRosterStillBelievesToRun_WaitsForTheNextRun()
    {
        var bench = Up(Within);
        bench.Take(Runs(FirstRun));

        bench.Take(Ends(bench, FirstRun));
        bench.Phase.ShouldBe(AgentPhase.Waiting);

        bench.Take(Runs(SecondRun));
        bench.Phase.ShouldBe(AgentPhase.Starting);
    }

    [Fact]
    public void Agent_WhoseContainerEndedAmidItsStart_WaitsForItAndSpendsNothing()
    {
        var bench = Up(Within);
        bench.Take(Runs(FirstRun));
        bench.Exit(Exit(1));
        bench.Phase.ShouldBe(AgentPhase.Starting);
        var spent = bench.State.History.Recent.Length;

        bench.Take(
            new LaunchEnded(
                bench.State.Incarnation,
                Outcome<LaunchOutcome>(new LaunchOutcome.There(Ends(bench, FirstRun).Workload))
            )
        );

        bench.Phase.ShouldBe(AgentPhase.Waiting);
        bench.Snapshot.Missing.ShouldBe([NeedOfContainer.Target]);
        bench.State.History.Recent.Length.ShouldBe(spent);
    }

    [Fact]
    public void Agent_ThatEndsItself_SpendsItsOwn()
    {
        var bench = Up(Within);

        bench.Exit(Exit(1));

        bench.History.OfType<AgentBackedOff>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Agent_StoppedByTheEngine_SpendsNothing()
    {
        var bench = Up(Within);

        bench.Exit(WorkloadExit.Unknown(ExitCause.Engine));

        var rest = bench.History.OfType<AgentBackedOff>().ShouldHaveSingleItem();
        (rest.Cause, rest.IsByOthers).ShouldBe((AgentCauses.EngineStopped, true));
        bench.State.History.Recent.ShouldBeEmpty();
        bench.State.IsAfterFailure.ShouldBeFalse();
    }

    [Fact]
    public void Container_IsWaitedForOnlyWhenAllElseIsThere()
    {
        var bench = new Bench();
        bench.Facts = bench.Facts with { Runtime = RuntimeKind.Containers };
        bench.Take(new TakeOrders(Run(Within with { Needs = [NeedOfContainer, Need()] })));
        bench.Take(new WorkloadMissing("none") { Kind = RuntimeKind.Containers });

        bench.Take(new NeedsChanged(new([.. Container(runs: false).Needs.Needs, .. Needs(areMet: false).Needs])));
        bench.Snapshot.Missing.ShouldBe([Need().Target]);

        bench.Take(new NeedsChanged(new([.. Container(runs: false).Needs.Needs, .. Needs(areMet: true).Needs])));
        bench.Snapshot.Missing.ShouldBe([NeedOfContainer.Target]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Listened_IsNeitherStoppedNorRestartedAlone(bool isRestart)
    {
        var bench = Up(Listened);

        bench.Take(isRestart ? new RestartAgent(Id("one"), "ann", null!) : new StopAgent(Id("one"), "ann", null!));

        bench.Refusal.ShouldNotBeNull().ShouldEndWith("pbm group restart shop");
        bench.Phase.ShouldBe(AgentPhase.Running);
    }

    [Theory]
    [InlineData(ExhaustedRule.Escalate, AgentPhase.Backoff)]
    [InlineData(ExhaustedRule.Quarantine, AgentPhase.Quarantined)]
    public void Listened_ThatFails_IsItsGroupsConcernOrNobodys(ExhaustedRule rule, AgentPhase phase)
    {
        var bench = Up(Listened with { OnExhausted = rule });

        bench.Exit(Exit(1));

        bench.Phase.ShouldBe(phase);
        bench.State.Escalations.ShouldBe(rule == ExhaustedRule.Escalate ? 1 : 0);
        bench.History.OfType<AgentBackedOff>().ShouldBeEmpty();
    }

    /// <summary>As after a full disk that did not take to which run it is listened, and the daemon's death.</summary>
    [Fact]
    public void Listened_OfWhichNobodyKnowsAnyMore_IsListenedToAnewAndHasNotFailed()
    {
        var bench = Up(Listened);
        var before = bench.State.Incarnation;

        bench.Take(new WorkloadMissing(before) { Kind = RuntimeKind.Containers });

        bench.Phase.ShouldBe(AgentPhase.Starting);
        bench.State.Incarnation.ShouldNotBe(before);
        bench.History.OfType<AgentQuarantined>().ShouldBeEmpty();
    }

    /// <summary>Whatever it was quarantined for, it was another program: its image has begun it anew.</summary>
    [Fact]
    public void Listened_ThatIsQuarantined_IsListenedToAnew_WhenItsContainerHasBegunAnotherRun()
    {
        var bench = Up(Listened with { OnExhausted = ExhaustedRule.Quarantine });
        bench.Take(Runs(FirstRun));
        bench.Exit(Exit(1));
        bench.Take(Container(runs: false));
        bench.Take(Runs(FirstRun));
        bench.Phase.ShouldBe(AgentPhase.Quarantined, "That run is the one it failed in.");

        bench.Take(Runs(FirstRun with { Began = bench.State.Since.WallClock.AddSeconds(1) }));

        bench.Phase.ShouldBe(AgentPhase.Starting);
        bench.History.OfType<AgentReleased>().ShouldHaveSingleItem().By.ShouldBe("a new run of its container");
    }

    /// <summary>As of a container that ended just then, of which nobody has told.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Agent_WhoseContainerDoesNotRun_HasNotFailed_AndIsTriedAgain(bool isListened)
    {
        var bench = Up((isListened ? Listened : Within) with { OnExhausted = ExhaustedRule.Escalate });
        bench.Exit(WithItsContainer);
        bench.Take(Container(runs: true));
        bench.Phase.ShouldBe(AgentPhase.Starting);

        bench.Take(
            new LaunchEnded(
                bench.State.Incarnation,
                Outcome<LaunchOutcome>(
                    new LaunchOutcome.Failed(new OperatorError("x", "It does not run.", "", ""))
                    {
                        LacksContainer = true,
                    }
                )
            )
        );

        (bench.Phase, bench.Snapshot.Cause).ShouldBe((AgentPhase.Backoff, AgentCauses.ContainerEnded));
        (bench.State.Escalations, bench.State.History.Recent.Length).ShouldBe((0L, 0));
        bench.State.IsAfterFailure.ShouldBeFalse();
    }

    /// <summary>Its engine could not say whether it was listened to, and then had nothing of it.</summary>
    [Fact]
    public void Listened_OfWhoseStartNothingIsThere_HasNotFailed_AndIsTriedAgain()
    {
        var bench = Up(Listened with { OnExhausted = ExhaustedRule.Escalate });
        bench.Exit(WithItsContainer);
        bench.Take(Container(runs: true));
        var unclear = new LaunchOutcome.Unknown(new OperatorError("x", "Nobody knows.", "", ""));
        bench.Take(new LaunchEnded(bench.State.Incarnation, Outcome<LaunchOutcome>(unclear)));

        bench.Take(new WorkloadMissing(bench.State.Incarnation) { Kind = RuntimeKind.Containers });

        (bench.Phase, bench.Snapshot.Cause).ShouldBe((AgentPhase.Backoff, AgentCauses.ContainerEnded));
        (bench.State.Escalations, bench.State.History.Recent.Length).ShouldBe((0L, 0));
    }

    /// <summary>Who is told to end by its engine answers no probe any more.</summary>
    [Theory]
    [InlineData(ExitCause.Engine, AgentCauses.EngineStopped)]
    [InlineData(ExitCause.Container, AgentCauses.ContainerEnded)]
    [InlineData(ExitCause.Reboot, AgentCauses.Rebooted)]
    public void Agent_ThatAnswersNoMore_BecauseAnotherEndsIt_SpendsNothing(ExitCause cause, string why)
    {
        var bench = Up(Within with { Liveness = Watched.Liveness });
        bench.Take(
            new ProbeJudged(
                bench.State.Incarnation,
                IsLiveness: true,
                Passes: false,
                "It was refused.",
                IsSuspect: false
            )
        );
        bench.Phase.ShouldBe(AgentPhase.Stopping);

        bench.Exit(WorkloadExit.Unknown(cause));

        var causes = bench.History.Select(happened =>
            happened switch
            {
                AgentWaits waits => waits.Cause,
                AgentBackedOff { IsByOthers: true } off => off.Cause,
                _ => null,
            }
        );
        causes.ShouldContain(why);
        bench.State.History.Recent.ShouldBeEmpty();
        bench.State.IsAfterFailure.ShouldBeFalse();
    }

    [Fact]
    public void Agent_ThatRuns_IsLookedForWhereItWasStarted()
    {
        var bench = Up(Within);

        bench.State.Runtime.ShouldBe(RuntimeKind.Containers);
        FactRules.RuntimeOf(bench.State, bench.Facts).ShouldBe(RuntimeKind.Containers);
        bench.Order(Run(Silent with { Hash = "two" }));
        FactRules.RuntimeOf(bench.State, bench.Facts).ShouldBe(RuntimeKind.Containers);
    }

    [Fact]
    public void Start_IsWrittenWithWhatRunsIt() =>
        Up(Within).History.OfType<AgentStartIntended>().ShouldHaveSingleItem().Runtime.ShouldBe(RuntimeKind.Containers);

    private static WorkloadSeen Ends(Bench bench, HolderRun run) =>
        new(Ended(bench.State.Incarnation, WithItsContainer) with { Within = run }) { Kind = RuntimeKind.Containers };

    private static NeedsChanged Runs(HolderRun run) =>
        new(new NeedsView([new NeedStatus(NeedOfContainer, IsMet: true, "runs") { Run = run }]));

    private static Bench Up(AgentDefinition definition)
    {
        var bench = new Bench();
        bench.Facts = bench.Facts with { Runtime = RuntimeKind.Containers };
        bench.Take(new TakeOrders(Run(definition)));
        bench.Take(new DependentsChanged([]));
        bench.Take(new WorkloadMissing("none") { Kind = RuntimeKind.Containers });
        bench.Take(Container(runs: true));
        return bench.Started();
    }
}
