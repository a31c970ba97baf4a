using Shouldly;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Agents.Rules;
using Supervisor.Supervision.Agents.Signals;
using Xunit;
using static Supervisor.Tests.Supervision.Agents.Agents;

namespace Supervisor.Tests.Supervision.Agents.Rules;

public sealed class SignalRulesTests
{
    [Theory]
    [InlineData(AgentPhase.Waiting, SignalCodes.NotRunning)]
    [InlineData(AgentPhase.Starting, null)]
    [InlineData(AgentPhase.Running, null)]
    [InlineData(AgentPhase.Ready, null)]
    [InlineData(AgentPhase.NotReady, null)]
    [InlineData(AgentPhase.Backoff, SignalCodes.NotRunning)]
    [InlineData(AgentPhase.Quarantined, SignalCodes.NotRunning)]
    [InlineData(AgentPhase.Stopping, SignalCodes.NotRunning)]
    [InlineData(AgentPhase.Stopped, SignalCodes.NotRunning)]
    [InlineData(AgentPhase.Completed, SignalCodes.NotRunning)]
    [InlineData(AgentPhase.Unknown, null)]
    public void Ready_InEachPhase_IsTakenOrRefusedWithItsCode(AgentPhase phase, string? code)
    {
        var state = AgentState.Initial with { Phase = phase, Incarnation = "2-b" };
        var signal = new AgentSignal(Address, "2-b", "http", Ready());
        SignalRules.RefusalOf(state, signal, Run(Speaking))?.Code.ShouldBe(code);
        (SignalRules.RefusalOf(state, signal, Run(Speaking)) is null).ShouldBe(code is null);
        SignalRules.RefusalOf(state, signal, orders: null)!.Code.ShouldBe(SignalCodes.NotYet);
        SignalRules
            .RefusalOf(state, signal with { Incarnation = "1-a" }, Run(Speaking))!
            .Code.ShouldBe(SignalCodes.OldIncarnation);
    }

    /// <summary>Its image starts it with its container, and it is listened to only a moment later.</summary>
    [Theory]
    [InlineData(AgentPhase.Waiting, SignalCodes.NotYet)]
    [InlineData(AgentPhase.Backoff, SignalCodes.NotYet)]
    [InlineData(AgentPhase.Quarantined, SignalCodes.NotRunning)]
    [InlineData(AgentPhase.Stopped, SignalCodes.NotRunning)]
    public void Ready_OfOneThatItsImageStarts_IsToBeSaidAgainBeforeItIsListenedTo(AgentPhase phase, string code)
    {
        var state = AgentState.Initial with { Phase = phase, Incarnation = "2-b" };
        var signal = new AgentSignal(Address, "2-b", "http", Ready());

        SignalRules.RefusalOf(state, signal, Run(Listened))!.Code.ShouldBe(code);
    }

    [Theory]
    [InlineData(AgentWordGiven.None, SignalCodes.NotYet)]
    [InlineData(AgentWordGiven.Ready, null)]
    [InlineData(AgentWordGiven.NotReady, null)]
    public void Heartbeat_OfOneThatItsImageStarts_IsAskedForAgainUntilItHasSaidHowItIs(
        AgentWordGiven word,
        string? code
    )
    {
        var state = AgentState.Initial with { Phase = AgentPhase.Running, Incarnation = "2-b" };
        state = state with { Readiness = state.Readiness with { Word = word } };
        var beat = new AgentSignal(Address, "2-b", "http", new AgentWord.Heartbeat());

        SignalRules.RefusalOf(state, beat, Run(Listened)).ShouldBeNull("It counts all the same.");
        SignalRules.AskForTheLastWord(state, beat, Run(Listened))?.Code.ShouldBe(code);
        (SignalRules.AskForTheLastWord(state, beat, Run(Listened)) is null).ShouldBe(code is null);
        SignalRules.AskForTheLastWord(state, beat, Run(Speaking)).ShouldBeNull();
        SignalRules
            .AskForTheLastWord(state, beat with { Word = Ready() }, Run(Listened))
            .ShouldBeNull("That is the word that was asked for.");
    }

    [Fact]
    public void Ready_OfOneThatNoRevisionHasAnyMore_IsRefused()
    {
        var bench = Bench.Of(Speaking).Started();
        // Somebody who needs it has not stopped yet, so neither has it.
        bench.Take(new DependentsChanged([Dependent]));
        bench.Take(new TakeOrders(Rest(null, AgentCauses.Removed)));
        bench.Phase.ShouldBe(AgentPhase.Running);

        bench.Take(Says(Ready())).ShouldBeEmpty();

        SignalRules
            .RefusalOf(bench.State, Says(Ready()).Signal, bench.Facts.Orders)
            .ShouldNotBeNull()
            .Code.ShouldBe(SignalCodes.NotRunning);
        SignalRules.RefusalOf(bench.State, Says(new AgentWord.Heartbeat()).Signal, bench.Facts.Orders).ShouldBeNull();
    }

    [Fact]
    public void OldIncarnation_ThatGoesOnSpeaking_ChangesNothingAndIsNotedOnce()
    {
        var bench = Bench.Of(Speaking).In(AgentPhase.Ready);
        var old = bench.State.Incarnation;
        bench.Exit();
        bench.Started();
        bench
            .Take(Says(Ready(), old))
            .ShouldHaveSingleItem()
            .ShouldBeOfType<AgentRefusedSignal>()
            .Claimed.ShouldBe(old);
        bench.Take(Says(new AgentWord.Heartbeat(), old)).ShouldBeEmpty();
        bench.Take(Says(Ready(), old)).ShouldBeEmpty();
        bench.Take(Says(Ready(), "made-up"));
        bench.Take(Says(Ready(), old)).ShouldBeEmpty();
        bench.Phase.ShouldBe(AgentPhase.Running);
    }

    [Fact]
    public void MadeUpIncarnations_WithoutEnd_FillNoJournal()
    {
        var bench = Bench.Of(Speaking).Started();
        for (var i = 0; i < 100; i++)
        {
            bench.Take(Says(Ready(), $"made-up-{i}"));
        }

        bench.History.Count(happened => happened is AgentRefusedSignal).ShouldBe(8);
    }

    [Fact]
    public void Stopping_SaidByOneThatIsToldToStop_IsTakenAndNoEvent()
    {
        var bench = Bench.Of(Speaking).In(AgentPhase.Stopping);
        bench.Take(Says(new AgentWord.Stopping(), bench.State.Incarnation)).ShouldBeEmpty();
        bench.Take(Says(Ready(), bench.State.Incarnation)).ShouldBeEmpty();
        bench.History.ShouldNotContain(happened => happened is AgentRefusedSignal);
    }

    [Fact]
    public void Notification_OnTheDescriptor_IsItsWordOnceAndForAll()
    {
        var bench = Bench.Of(Speaking).Started();
        var notified = Running(bench.State.Incarnation) with { Notification = "" };
        bench.Take(new WorkloadSeen(notified));
        bench.Phase.ShouldBe(AgentPhase.Ready);
        bench.State.Readiness.WordUntil.ShouldBeNull("It has no way to say it again.");
        bench.Take(new WorkloadSeen(notified)).ShouldBeEmpty();
        bench.After(TimeSpan.FromDays(1)).Restart().Order(Run(Speaking));
        bench.Take(new WorkloadSeen(notified));
        bench.Snapshot.IsReady.ShouldBeTrue();
    }

    [Fact]
    public void Notification_ThatIsSeenAgain_DoesNotTakeBackWhatWasSaidSince()
    {
        var bench = Bench.Of(Speaking).In(AgentPhase.NotReady);
        bench.Take(new WorkloadSeen(Running(bench.State.Incarnation) with { Notification = "" })).ShouldBeEmpty();
        bench.Phase.ShouldBe(AgentPhase.NotReady);
    }

    [Fact]
    public void Ready_WithOtherDetails_IsToldOn()
    {
        var bench = Bench.Of(Speaking).In(AgentPhase.Ready);
        bench.Take(Says(Ready("""{"port":1}""")));
        bench.Snapshot.Details.ShouldBe("""{"port":1}""");
        bench.Take(Says(Ready("""{"port":1}"""))).ShouldBeEmpty();
    }

    [Fact]
    public void Status_OfItself_IsALineForPeopleAndNoMore()
    {
        var bench = Bench.Of(Speaking).In(AgentPhase.Ready);
        bench.Take(Says(new AgentWord.Status("Counting."))).ShouldBeEmpty();
        bench.Snapshot.Status.ShouldBe("Counting.");
        bench.Take(Says(new AgentWord.Status("From the grave."), "0-00000000"));
        bench.Snapshot.Status.ShouldBe("Counting.");
        bench.Exit();
        bench.Snapshot.Status.ShouldBeNull();
    }

    [Fact]
    public void ExtendTimeout_SaidAgainAndAgain_IsWrittenCoarsely()
    {
        var bench = Bench.Of(Speaking).Started();
        var half = Says(new AgentWord.ExtendTimeout(TimeSpan.FromMinutes(10)));
        bench.Take(half).ShouldHaveSingleItem().ShouldBeOfType<AgentStartExtended>();
        bench.After(TimeSpan.FromMinutes(4)).Take(half).ShouldBeEmpty();
        bench.After(TimeSpan.FromMinutes(1)).Take(half).ShouldHaveSingleItem();
        bench.BecomeReady().Take(half).ShouldBeEmpty();
    }

    [Fact]
    public void Word_ThatSaysHowLongItHolds_HoldsSoLong()
    {
        var bench = Bench.Of(Speaking).Started();
        bench.Take(Keyed(60));
        bench.Moment.Until(bench.State.Readiness.WordUntil!.Value).ShouldBe(TimeSpan.FromSeconds(60));
        bench.After(TimeSpan.FromSeconds(20)).Take(Keyed(40)).ShouldBeEmpty("It is the same word, said again.");
        bench.Take(Keyed(20)).ShouldHaveSingleItem().ShouldBeOfType<AgentRenewed>();
        bench.Moment.Until(bench.State.Readiness.WordUntil!.Value).ShouldBe(TimeSpan.FromSeconds(20));
        bench.Take(Keyed(Timeout.InfiniteTimeSpan));
        bench.State.Readiness.WordUntil.ShouldBeNull();
        bench.Take(Keyed(Timeout.InfiniteTimeSpan)).ShouldBeEmpty();
    }

    [Fact]
    public void Word_WrittenToRedis_CountsAsWrittenOnceUntilItIsRenewed()
    {
        var bench = Bench.Of(Speaking).Started();
        bench.Take(Keyed(300));
        bench.State.Readiness.IsWrittenOnce.ShouldBeTrue();
        bench.After(TimeSpan.FromSeconds(10)).Take(Keyed(290, """{"port":"1"}"""));
        bench.State.Readiness.IsWrittenOnce.ShouldBeTrue("Only its details came later.");
        bench.Take(Keyed(300, """{"port":"1"}""")).ShouldHaveSingleItem().ShouldBeOfType<AgentRenewed>();
        bench.State.Readiness.IsWrittenOnce.ShouldBeFalse();
    }

    [Fact]
    public void Word_SaidByHttp_IsNeverWrittenOnce()
    {
        var bench = Bench.Of(Speaking).In(AgentPhase.Ready);
        bench.State.Readiness.IsWrittenOnce.ShouldBeFalse();
    }

    private static SignalCame Keyed(int seconds, string? details = null) =>
        Keyed(TimeSpan.FromSeconds(seconds), details);

    private static SignalCame Keyed(TimeSpan holds, string? details = null) =>
        new(
            new AgentSignal(Address, null, SignalSources.Redis, new AgentWord.Ready(details) { Holds = holds }),
            ReplyTo: null
        );
}
