using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>What an operator orders of one agent.</summary>
internal static class CommandRules
{
    /// <returns>Why it cannot be, as a sentence with the way out; null when it can.</returns>
    internal static string? RefusalOf(AgentTurn turn, AgentMessage message) =>
        message switch
        {
            StartAgent or StopAgent or RestartAgent or ReleaseAgent when turn.Facts.Orders is null =>
                "Its supervisor has only just started, and does not know yet what is wanted of it: ask again.",
            StartAgent
            or StopAgent
            or RestartAgent
            or ReleaseAgent when turn.Facts.Orders is { IsMovable: true, Handover: null, Reason: var why } =>
                $"Its group may move, and this node does not own it. {why} Ask again when a node has it; pbm group why {turn.Definition?.Address.Group ?? "NAME"} says which may.",
            StartAgent or RestartAgent when turn.State.Phase == AgentPhase.Quarantined =>
                "It is quarantined, because it used up its restarts: release it, and it starts.",
            StartAgent or RestartAgent or ReleaseAgent when turn.Definition is null =>
                "No revision has it any more: it is only here to end.",
            StartAgent or RestartAgent when !turn.Facts.Orders!.Run =>
                $"It is not to run, and no command to the agent alone changes that: {turn.Facts.Orders!.Reason}",
            StopAgent or RestartAgent when turn.Definition is { Launch: ListenLaunch } =>
                $"The image of its container starts it, so it cannot be stopped alone. Restart or stop its group: pbm group restart {turn.Definition.Address.Group}",
            ReleaseAgent when turn.State.Phase != AgentPhase.Quarantined => "It is not quarantined.",
            _ => null,
        };

    internal static void TakeDown(AgentTurn turn, AgentMessage message)
    {
        switch (message)
        {
            case StartAgent start:
                Start(turn, start.By);
                break;
            case StopAgent stop:
                turn.Happens(new AgentStopOrdered(stop.By));
                break;
            case RestartAgent restart:
                Restart(turn, restart.By);
                break;
            case ReleaseAgent release:
                turn.Happens(new AgentReleased(release.By));
                break;
        }
    }

    // What is being started may be held back at the gate. What runs already runs on: to have been asked is all that happens.
    private static void Start(AgentTurn turn, string by)
    {
        var isToStart = turn.State.Phase.IsDown() || turn.State.Phase is AgentPhase.Stopping or AgentPhase.Starting;
        turn.Happens(new AgentStartOrdered(by, isToStart && turn.Facts.Hold is not null));
        if (turn.State.Phase.IsDown())
        {
            turn.Happens(new AgentWaits(AgentCauses.Due, "", IsAfterFailure: false));
        }
    }

    private static void Restart(AgentTurn turn, string by)
    {
        turn.Happens(new AgentRestartOrdered(by, turn.Facts.Hold is not null));
        var stopping = new AgentStopping(AgentCauses.OperatorRestart, $"{by} restarts it.", IsFailure: false);
        if (turn.State.Phase.IsDown())
        {
            turn.Happens(new AgentWaits(AgentCauses.Due, "", IsAfterFailure: false));
        }
        else if (turn.State.Phase != AgentPhase.Stopping)
        {
            turn.Happens(new AgentStopIntended(turn.State.Incarnation, stopping));
        }
    }
}
