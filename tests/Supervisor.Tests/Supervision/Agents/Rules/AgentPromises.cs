using System.Collections.Immutable;
using Shouldly;
using Supervisor.Actors.Restarts;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Agents.Signals;

namespace Supervisor.Tests.Supervision.Agents.Rules;

/// <summary>What the rules of an agent promise, whatever they are told; kept apart from them, by looking from the outside.</summary>
internal sealed class AgentPromises(RestartPolicy policy)
{
    private static readonly string[] OfItself =
    [
        AgentCauses.DefinitionChanged,
        AgentCauses.NeedLost,
        AgentCauses.NeedReturned,
        AgentCauses.SaidHung,
        AgentCauses.LivenessFailed,
        AgentCauses.StartDeadline,
        AgentCauses.WatchdogExpired,
        AgentCauses.ProgressStalled,
    ];

    private readonly List<TimeSpan> _granted = [];
    private TimeSpan _now;
    private bool _isStoppedByOperator;
    private bool _isStartOrderedInHold;

    internal void Pass(TimeSpan time) => _now += time;

    internal void Check(AgentState before, AgentMessage message, ImmutableArray<AgentEvent> events, Bench bench)
    {
        Enum.IsDefined(bench.Phase).ShouldBeTrue();
        TakeCommand(before, message, bench);
        CheckStarts(events, bench);
        CheckHold(events, bench);
        CheckBudget(events);
        CheckReadiness(before, message, events, bench);
        if (before.Phase == AgentPhase.Quarantined && bench.Phase != AgentPhase.Quarantined)
        {
            events.ShouldContain(happened => happened is AgentReleased, "Quarantine ends by nothing else.");
        }
    }

    /// <summary>Each incarnation has ended before the next is decided on.</summary>
    internal static void CheckOrder(IReadOnlyList<AgentEvent> history)
    {
        string? alive = null;
        foreach (var happened in history)
        {
            switch (happened)
            {
                case AgentStartIntended start:
                    alive.ShouldBeNull($"{start.Incarnation} must not start beside it.");
                    alive = start.Incarnation;
                    break;
                case AgentAdopted adopted:
                    alive.ShouldBeNull($"{adopted.Incarnation} must not run beside it.");
                    alive = adopted.Incarnation;
                    break;
                case AgentStarted started:
                    alive.ShouldBe(started.Incarnation);
                    break;
                case AgentExited { Incarnation: var ended }:
                    alive.ShouldBe(ended);
                    alive = null;
                    break;
                case AgentStartFailed { Incarnation: var ended }:
                    alive.ShouldBe(ended);
                    alive = null;
                    break;
                case AgentBecameReady ready:
                    alive.ShouldBe(ready.Incarnation);
                    break;
            }
        }
    }

    private void TakeCommand(AgentState before, AgentMessage message, Bench bench)
    {
        switch (message)
        {
            case not null when bench.Refusal is not null:
                break;
            case StopAgent:
                (_isStoppedByOperator, _isStartOrderedInHold) = (true, false);
                break;
            case StartAgent:
                var isToStart = before.Phase.IsDown() || before.Phase == AgentPhase.Stopping;
                (_isStoppedByOperator, _isStartOrderedInHold) = (false, isToStart && bench.Facts.Hold is not null);
                break;
            case RestartAgent:
                (_isStoppedByOperator, _isStartOrderedInHold) = (false, bench.Facts.Hold is not null);
                break;
        }
    }

    private void CheckStarts(ImmutableArray<AgentEvent> events, Bench bench)
    {
        if (!events.Any(happened => happened is AgentStartIntended))
        {
            return;
        }

        _isStoppedByOperator.ShouldBeFalse("An operator stopped it.");
        (bench.Facts.Hold is null || _isStartOrderedInHold).ShouldBeTrue("Nothing starts by itself in a freeze.");
        bench.Facts.IsWanted(bench.State).ShouldBeTrue();
        bench.Facts.HasLooked.ShouldBeTrue();
        bench.Facts.RuntimeProblem.ShouldBeNull();
        bench.Facts.Strays.ShouldBeEmpty();
        bench.Facts.Needs!.AreMet.ShouldBeTrue();
        _isStartOrderedInHold = false;
    }

    private static void CheckHold(ImmutableArray<AgentEvent> events, Bench bench)
    {
        if (bench.Facts.Hold is not null)
        {
            events
                .OfType<AgentStopIntended>()
                .ShouldNotContain(stop => OfItself.Contains(stop.Stopping.Cause), "Nothing is stopped in a freeze.");
        }
    }

    private void CheckBudget(ImmutableArray<AgentEvent> events)
    {
        foreach (var happened in events)
        {
            switch (happened)
            {
                case AgentBackedOff:
                    _granted.Add(_now);
                    _granted.Count(at => _now - at < policy.Within).ShouldBeLessThanOrEqualTo(policy.Max);
                    break;
                case AgentReleased:
                    _granted.Clear();
                    break;
            }
        }
    }

    private static void CheckReadiness(
        AgentState before,
        AgentMessage message,
        ImmutableArray<AgentEvent> events,
        Bench bench
    )
    {
        if (message is SignalCame { Signal.Incarnation: { } claimed } && claimed != before.Incarnation)
        {
            events.ShouldNotContain(happened => IsWord(happened), "It comes from the grave.");
        }

        if (bench.Facts.Orders is not null && Withdraws(before, message, bench))
        {
            bench.Phase.ShouldNotBe(AgentPhase.Ready);
        }

        if (bench.Phase == AgentPhase.Ready)
        {
            bench.State.Running.ShouldNotBeNull();
            bench.State.Readiness.Word.ShouldNotBeOneOf(AgentWordGiven.NotReady, AgentWordGiven.Stopping);
        }
    }

    private static bool IsWord(AgentEvent happened) =>
        happened is AgentSaidReady or AgentSaidNotReady or AgentSaidStopping or AgentSaidHung or AgentRenewed;

    private static bool Withdraws(AgentState before, AgentMessage message, Bench bench) =>
        message switch
        {
            SignalCame { Signal: { Word: AgentWord.NotReady or AgentWord.Stopping } said } => said.Incarnation
                == before.Incarnation,
            ProbeJudged { IsLiveness: false, Passes: false } judged => judged.Incarnation == before.Incarnation
                && bench.Facts.Definition?.Probe is not null,
            DeadlinePassed { Deadline: AgentDeadline.Ttl } passed => passed.Incarnation == before.Incarnation
                && before.Readiness.Word == AgentWordGiven.Ready,
            WorkloadSeen { Workload.IsRunning: false } seen => seen.Workload.Id.Incarnation == before.Incarnation,
            WorkloadMissing missing => missing.Incarnation == before.Incarnation,
            _ => false,
        };
}
