using Supervisor.Fleet.Values;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;

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
            (_, { Run: false }) => Down(mandate.Cause, mandate.Reason, static _ => true) with
            {
                IsUrgent = mandate.IsUrgent,
            },
            ({ StoppedBy: { } by }, _) => Down(AgentCauses.GroupStop, $"{by} stopped its group.", IsSibling),
            ({ Quarantine: { } of }, _) => Down(AgentCauses.GroupQuarantined, of.Reason, IsSibling),
            ({ Round: { } round }, _) when IsDown(agent, round, mandate) => Down(
                AgentCauses.GroupRestart,
                round.Reason,
                other => IsSibling(other) && round.Agents.Contains(other.Agent, StringComparer.Ordinal)
            ),
            _ => new AgentOrders(definition, Run: true) { Hold = mandate.Hold },
        };
        var tally = state.TallyOf(agent);
        var isAnswered = state.Round?.Agents.Contains(agent, StringComparer.Ordinal) is not true;
        return orders with
        {
            ExhaustedThrough = tally.ExhaustedThrough,
            AnsweredFailures = isAnswered ? tally.Failures : 0,
            AnsweredEscalations = isAnswered ? tally.Escalations : 0,
            KnownSince = state.Joined.GetValueOrDefault(agent),
            IsMovable = mandate.IsMovable,
            Handover = mandate.Handover?.Of(agent),
        };

        bool IsSibling(AgentAddress other) => other.Group == definition.Address.Group;

        AgentOrders Down(string cause, string reason, Func<AgentAddress, bool> isDownToo) =>
            new(definition, Run: false, cause, reason)
            {
                StopsAfter = definition.Dependents.Where(isDownToo).ToValueList(),
            };
    }

    // A restart that nobody ordered stands still while nothing is to happen by itself: who is up stays up, who is down
    // stays down, and it goes on afterwards.
    private static bool IsDown(string agent, GroupRound round, GroupMandate mandate) =>
        round.Agents.Contains(agent, StringComparer.Ordinal)
        && (mandate.Hold is null || round.Trigger == GroupTriggers.Operator);
}
