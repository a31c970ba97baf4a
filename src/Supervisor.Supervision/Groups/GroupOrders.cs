using Supervisor.Supervision.Agents;

namespace Supervisor.Supervision.Groups;

/// <summary>What a group wants of its agents, from all that it knows.</summary>
internal static class GroupOrders
{
    internal static AgentOrders For(string agent, GroupState state, GroupMandate mandate, GroupFacts facts)
    {
        if (facts.Define(agent) is not { } definition)
        {
            return new AgentOrders(null, Run: false, AgentCauses.Removed, "No revision has it any more.");
        }

        var orders = (state, mandate) switch
        {
            (_, { Run: false }) => Down(mandate.Cause, mandate.Reason),
            ({ StoppedBy: { } by }, _) => Down(AgentCauses.GroupStop, $"{by} stopped its group."),
            ({ Quarantine: { } of }, _) => Down(AgentCauses.GroupQuarantined, of.Reason),
            ({ Round: { } round }, _) when IsDown(agent, round, mandate) => Down(
                AgentCauses.GroupRestart,
                round.Reason
            ),
            _ => new AgentOrders(definition, Run: true) { Hold = mandate.Hold },
        };
        return orders with { ExhaustedThrough = state.TallyOf(agent).ExhaustedThrough };

        AgentOrders Down(string cause, string reason) => new(definition, Run: false, cause, reason);
    }

    // A restart that nobody ordered stands still while nothing is to happen by itself: who is up stays up, who is down
    // stays down, and it goes on afterwards.
    private static bool IsDown(string agent, GroupRound round, GroupMandate mandate) =>
        round.Agents.Contains(agent, StringComparer.Ordinal)
        && (mandate.Hold is null || round.Trigger == GroupTriggers.Operator);
}
