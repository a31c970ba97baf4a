using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Roster;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>What the loss of a need means for an agent that runs, where it means more than an order of starting.</summary>
internal static class NeedRules
{
    /// <summary>Notes what was lost, and what came back before that led to anything.</summary>
    internal static void Settle(AgentTurn turn)
    {
        var needs = turn.Facts.Needs?.Needs ?? [];
        foreach (var need in needs.Where(need => need.Need.OnLoss != LossRule.Wait))
        {
            Note(turn, need);
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

    private static void Note(AgentTurn turn, NeedStatus need)
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
