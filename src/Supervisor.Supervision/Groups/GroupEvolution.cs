using System.Collections.Immutable;
using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Supervision.Groups;

/// <summary>The state of a group after an event.</summary>
internal static class GroupEvolution
{
    internal static GroupState Apply(GroupState state, GroupEvent happened) =>
        happened switch
        {
            GroupAgentsAdded added => Added(state, added),
            GroupAgentEnded ended => Seen(state, [ended.Seen]) with
            {
                Agents = [.. state.Agents.Where(agent => agent != ended.Agent)],
                Joined = state.Joined.ToImmutableSortedDictionary(StringComparer.Ordinal).Remove(ended.Agent),
            },
            GroupStopped stopped => state with { StoppedBy = stopped.By, Since = stopped.At },
            GroupStarted started => state with { StoppedBy = null, Since = started.At },
            GroupRestartBegan began => Began(state, began),
            GroupRestartEnded ended => Seen(state, ended.Seen) with { Round = null, Since = ended.At },
            GroupFailuresNoted noted => Seen(state, noted.Seen),
            GroupAgentExhausted exhausted => Exhausted(state, exhausted),
            GroupAgentReleased released => Released(state, released.Agent),
            GroupWasQuarantined quarantined => Seen(state, [quarantined.Seen]) with
            {
                Quarantine = quarantined.Quarantine,
                Round = quarantined.Round,
                Rounds = quarantined.Round.Number,
                Since = quarantined.At,
            },
            GroupReleased released => Released(state) with { Since = released.At },
            GroupTakenOver taken => HandoverRules.Apply(state, taken),
            // Whatever was said of it stands, as it does for one that comes back before it has ended.
            GroupRemoved removed => state with { Round = null, Since = removed.At, IsRemoved = true },
            _ => throw new UnknownEventException(happened.GetType().Name, 0),
        };

    private static GroupState Added(GroupState state, GroupAgentsAdded added)
    {
        var isNew = state.IsRemoved || state.Agents.Count == 0;
        return state with
        {
            Agents = [.. state.Agents, .. added.Agents],
            Joined = state
                .Joined.ToImmutableSortedDictionary(StringComparer.Ordinal)
                .SetItems(added.Agents.Select(agent => KeyValuePair.Create(agent, added.At))),
            Since = isNew ? added.At : state.Since,
            IsRemoved = false,
        };
    }

    private static GroupState Began(GroupState state, GroupRestartBegan began)
    {
        var isOrdered = began.Round.Trigger == GroupTriggers.Operator;
        var next = Seen(state, began.Seen) with
        {
            Round = began.Round,
            Rounds = began.Round.Number,
            Restarts = state.Restarts + (isOrdered ? 0 : 1),
            Since = began.At,
        };
        return (began.Budget, began.History) switch
        {
            (GroupBudgets.Shared, { } history) => next with { SharedHistory = history },
            (GroupBudgets.Group, { } history) => next with { GroupHistory = history },
            (GroupBudgets.Agent, { } history) => With(
                next,
                began.Seen[0].Agent,
                tally => tally with { History = history }
            ),
            _ => next,
        };
    }

    private static GroupState Exhausted(GroupState state, GroupAgentExhausted exhausted) =>
        With(
            Seen(state, [exhausted.Seen]),
            exhausted.Agent,
            tally => tally with { ExhaustedThrough = exhausted.Seen.Failures }
        );

    /// <summary>With all its restarts again; under all-for-one they are everybody's.</summary>
    private static GroupState Released(GroupState state, string agent) =>
        With(state, agent, tally => tally with { ExhaustedThrough = 0, History = BudgetHistory.Empty }) with
        {
            SharedHistory = BudgetHistory.Empty,
        };

    private static GroupState Released(GroupState state) =>
        state with
        {
            Quarantine = null,
            GroupHistory = BudgetHistory.Empty,
            SharedHistory = BudgetHistory.Empty,
            Tallies = state.Tallies.ToImmutableSortedDictionary(
                tally => tally.Key,
                tally => tally.Value with { History = BudgetHistory.Empty },
                StringComparer.Ordinal
            ),
        };

    private static GroupState Seen(GroupState state, IReadOnlyList<AgentCounters> seen) =>
        seen.Aggregate(
            state,
            (next, of) =>
                With(next, of.Agent, tally => tally with { Failures = of.Failures, Escalations = of.Escalations })
        );

    private static GroupState With(GroupState state, string agent, Func<AgentTally, AgentTally> change) =>
        state with
        {
            Tallies = state
                .Tallies.ToImmutableSortedDictionary(StringComparer.Ordinal)
                .SetItem(agent, change(state.TallyOf(agent))),
        };
}
