using Supervisor.Supervision.Agents;

namespace Supervisor.Supervision.Groups;

/// <summary>
/// One level above an agent that has used up its restarts: the group restarts as a whole, as often as its own budget
/// allows. There is no level above that: then it is quarantined.
/// </summary>
internal static class EscalationRules
{
    internal static void Answer(GroupDraft draft, AgentSnapshot snapshot)
    {
        if (draft.State.Round is { Trigger: not GroupTriggers.Failure })
        {
            // All go down anyway, and that answers for this one too.
            return;
        }

        var (definition, name) = (draft.Mandate.Definition!, snapshot.Address.Agent);
        var (verdict, left) = draft.State.GroupHistory.Spend(definition.Restart, draft.Now);
        if (verdict.Granted)
        {
            var reason = $"{name} has used up its restarts, and leaves it to its group.";
            RoundRules.Begin(draft, snapshot, RoundOfAll(draft, reason, verdict.Delay), GroupBudgets.Group, left);
        }
        else
        {
            var reason = $"{name} has used up its restarts, and its group has used up its own.";
            var quarantine = new GroupQuarantine(name, reason, GroupFingerprint.Of(definition));
            var round = RoundOfAll(draft, reason, TimeSpan.Zero);
            draft.Add(new GroupWasQuarantined(quarantine, round, AgentCounters.Of(snapshot), draft.Now.Time));
        }
    }

    private static GroupRound RoundOfAll(GroupDraft draft, string reason, TimeSpan delay) =>
        RoundRules.Next(
            draft,
            GroupTriggers.Escalation,
            RoundRules.AllOf(draft.Mandate),
            reason,
            draft.Now.Boot.After(delay)
        );
}
