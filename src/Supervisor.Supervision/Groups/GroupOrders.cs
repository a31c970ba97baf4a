using Supervisor.Supervision.Agents;

namespace Supervisor.Supervision.Groups;

/// <summary>What a group wants of its agents, from all that it knows.</summary>
internal static class GroupOrders
{
    internal static AgentOrders For(string agent, GroupState state, GroupFacts facts)
    {
        var mandate = facts.Mandate;
        // What somebody ordered is done while the fleet is frozen, too; what follows by itself is not.
        var (hold, ifFrozen) = (mandate.Hold, mandate.IsFrozen ? mandate.Hold : null);
        if (facts.Define(agent) is not { } definition)
        {
            return new AgentOrders(null, Run: false, AgentCauses.Removed, "It is in no revision any more.")
            {
                Hold = ifFrozen,
            };
        }

        var orders = (state, mandate) switch
        {
            (_, { Run: false }) => new AgentOrders(definition, Run: false, mandate.Cause, mandate.Reason),
            ({ StoppedBy: { } by }, _) => Down(AgentCauses.GroupStop, $"{by} stopped its group.", null),
            ({ Quarantine: { } of }, _) => Down(AgentCauses.GroupQuarantined, of.Reason, ifFrozen),
            ({ Round: { } round }, _) when round.Agents.Contains(agent, StringComparer.Ordinal) => Down(
                AgentCauses.GroupRestart,
                round.Reason,
                round.Trigger == GroupTriggers.Operator ? null : hold
            ),
            _ => new AgentOrders(definition, Run: true) { Hold = hold },
        };
        return orders with { ExhaustedThrough = state.TallyOf(agent).ExhaustedThrough };

        AgentOrders Down(string cause, string reason, string? held) =>
            new(definition, Run: false, cause, reason) { Hold = held };
    }
}
