using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Roster;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>What the loss of a need means for an agent that runs, where it means more than an order of starting.</summary>
internal static class NeedRules
{
    internal static void TakeDown(AgentTurn turn)
    {
        if (!turn.State.Phase.IsUp() || turn.Facts.Needs is not { } needs)
        {
            return;
        }

        foreach (var need in needs.Needs.Where(need => need.Need.OnLoss != LossRule.Wait))
        {
            TakeDown(turn, need);
        }
    }

    internal static AgentStopping? ReasonToStop(AgentTurn turn)
    {
        if (turn.State.LostNeeds.Count == 0 || turn.Facts.Needs is not { } needs)
        {
            return null;
        }

        return needs
            .Needs.Where(need => turn.State.LostNeeds.Contains(Key(need), StringComparer.Ordinal))
            .Select(ReasonToStop)
            .FirstOrDefault(stopping => stopping is not null);
    }

    private static void TakeDown(AgentTurn turn, NeedStatus need)
    {
        var isNoted = turn.State.LostNeeds.Contains(Key(need), StringComparer.Ordinal);
        if (need is { IsMet: false, IsKnown: true } && !isNoted)
        {
            turn.Happens(new AgentNeedLost(Key(need), need.Reason));
        }
        else if (need is { IsMet: true, Need.OnLoss: LossRule.Stop } && isNoted)
        {
            // It came back before the stop that its loss asked for, as when that was held up by a freeze.
            turn.Happens(new AgentNeedReturned(Key(need)));
        }
    }

    private static AgentStopping? ReasonToStop(NeedStatus need) =>
        need switch
        {
            { IsMet: false, Need.OnLoss: LossRule.Stop } => new(
                AgentCauses.NeedLost,
                $"It needs {need.Target}, which {need.Reason}.",
                IsFailure: false
            ),
            { IsMet: true, Need.OnLoss: LossRule.Restart } => new(
                AgentCauses.NeedReturned,
                $"{need.Target} was lost and is back, and it is to start anew then.",
                IsFailure: false
            ),
            _ => null,
        };

    private static string Key(NeedStatus need) => need.Target.ToString();
}
