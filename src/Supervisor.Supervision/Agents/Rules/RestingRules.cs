using System.Globalization;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>Whether what is down is to start.</summary>
internal static class RestingRules
{
    private const int RandomDigits = 8;

    internal static void Settle(AgentTurn turn)
    {
        if (turn.IsWanted)
        {
            SettleWanted(turn);
        }
        else if (turn.State.Phase is AgentPhase.Waiting or AgentPhase.Backoff or AgentPhase.Completed)
        {
            turn.Happens(StopReasons.Stopped(turn));
        }
        else if (turn.State.Phase == AgentPhase.Stopped && turn.State.Cause != StopReasons.Of(turn).Cause)
        {
            turn.Happens(StopReasons.Stopped(turn));
        }
    }

    private static void SettleWanted(AgentTurn turn)
    {
        if (IsExhausted(turn))
        {
            turn.Happens(new AgentQuarantined(AgentCauses.RestartsExhausted, turn.State.Reason));
        }
        else if (IsAnswered(turn))
        {
            turn.Happens(new AgentStopped(AgentCauses.GroupRestart, "Its group has restarted it."));
        }
        else if (IsToBeDecidedNow(turn))
        {
            FailureRules.Fail(turn, turn.State.Cause, turn.State.Reason);
        }

        if (IsToBegin(turn))
        {
            turn.Happens(new AgentWaits(AgentCauses.Due, "", IsAfterFailure: false));
        }

        if (ReleaserOf(turn) is { } releaser)
        {
            turn.Happens(new AgentReleased(releaser));
        }

        if (IsDue(turn))
        {
            StartOrWait(turn);
        }
    }

    private static void StartOrWait(AgentTurn turn)
    {
        if (StartRules.Obstacle(turn) is null)
        {
            Start(turn, turn.Definition!);
        }
        else if (turn.State.Phase == AgentPhase.Backoff)
        {
            // Its delay is over: what it waits for now is something else.
            turn.Happens(new AgentWaits(turn.State.Cause, turn.State.Reason, IsAfterFailure: true));
        }
    }

    /// <summary>By the verdict of its group, on a failure that was left to it.</summary>
    private static bool IsExhausted(AgentTurn turn) =>
        turn.State is { IsGroupsTurn: true, Failures: > 0, Cause: not AgentCauses.Escalated }
        && turn.Facts.Orders!.ExhaustedThrough >= turn.State.Failures;

    /// <summary>
    /// Its group has restarted it, and its journal has lost that: the group's own has it, and does not answer a second time.
    /// </summary>
    private static bool IsAnswered(AgentTurn turn) =>
        turn.State is { IsGroupsTurn: true }
        && (
            turn.State.Cause == AgentCauses.Escalated
                ? turn.Facts.Orders!.AnsweredEscalations >= turn.State.Escalations
                : turn.State.Failures > 0 && turn.Facts.Orders!.AnsweredFailures >= turn.State.Failures
        );

    /// <summary>It failed in a freeze that is over, or its group, to which the failure was left, decides on no failures any more.</summary>
    private static bool IsToBeDecidedNow(AgentTurn turn) =>
        turn.Facts is { Hold: null, Needs: not null }
        && (
            turn.State is { IsFailureHeld: true, IsStartOrdered: false }
            || (
                turn.State is { IsGroupsTurn: true, Cause: not AgentCauses.Escalated }
                && !turn.Definition!.FailsWithSiblings
            )
        );

    /// <summary>It was stopped for a reason that does not hold any more, or has done its work by another definition.</summary>
    private static bool IsToBegin(AgentTurn turn) =>
        turn.State.Phase switch
        {
            AgentPhase.Stopped => turn.State.Cause != AgentCauses.NotRestarted || IsChanged(turn),
            AgentPhase.Completed => IsChanged(turn),
            _ => false,
        };

    /// <summary>What ends its quarantine without anybody's order; null: nothing does.</summary>
    private static string? ReleaserOf(AgentTurn turn) =>
        turn.State.Phase != AgentPhase.Quarantined ? null
        : IsChanged(turn) ? "a new revision"
        : IsOfLaterRun(turn) ? "a new run of its container"
        : null;

    /// <summary>
    /// What its image starts is another program in each run of its container, so that it could not be restarted alone is over with the run.
    /// Restarts that it has used up are another matter: a failure of a sibling is not to give it more.
    /// </summary>
    private static bool IsOfLaterRun(AgentTurn turn) =>
        turn.Definition!.Launch is ListenLaunch
        && turn.State.Cause != AgentCauses.RestartsExhausted
        && turn.Facts.Needs is { } needs
        && needs.Needs.Any(need => need.Run is { } run && run.Began > turn.State.Since.WallClock);

    private static bool IsChanged(AgentTurn turn) => turn.State.DefinitionHash != turn.Definition!.Hash;

    /// <summary>What a new definition may have mended is not to wait for what the old one did.</summary>
    private static bool IsDue(AgentTurn turn) =>
        turn.State.Phase == AgentPhase.Waiting
        || (
            turn.State.Phase == AgentPhase.Backoff
            && turn.State.RestartDue is { } due
            && (turn.Now.Boot.Until(due) <= TimeSpan.Zero || IsChanged(turn))
        );

    private static void Start(AgentTurn turn, AgentDefinition definition)
    {
        var rule = new AgentStopRule(definition.Stop.Signal, definition.Stop.Grace);
        turn.Happens(
            new AgentStartIntended(NewIncarnation(turn), definition.Hash, rule, turn.State.IsAfterFailure)
            {
                Runtime = definition.Launch.Runtime,
                MetElsewhere = NeedGate.Elsewhere(turn.Facts),
            }
        );
    }

    // Two copies of a journal would count alike; chance tells them apart. It is no secret.
    private static string NewIncarnation(AgentTurn turn)
    {
        var random = (long)(turn.Now.Chance * (1L << (4 * RandomDigits)));
        return string.Create(CultureInfo.InvariantCulture, $"{turn.State.Starts + 1}-{random:x8}");
    }
}
