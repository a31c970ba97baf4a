using Supervisor.Contracts.Text;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster;

namespace Supervisor.Supervision.Groups;

/// <summary>A group as everybody else is to see it, from all that it knows.</summary>
internal static class GroupView
{
    private const int Named = 3;

    private static readonly GroupMandate Unknown = new(
        Definition: null,
        Run: false,
        Reason: "Its supervisor has only just started."
    );

    /// <param name="last">What was said last; null: nothing since the daemon's start.</param>
    internal static GroupSnapshot Of(
        string name,
        GroupState state,
        GroupFacts facts,
        GroupSnapshot? last,
        HybridTime now
    )
    {
        var mandate = facts.Mandate ?? Unknown;
        var definition = mandate.Definition ?? new GroupDefinition { Name = name, Agents = [] };
        var readiness = GroupReadiness.Of(definition, facts.Find);
        var isReady = readiness.IsReady && state.IsToRun(mandate);
        var view = new GroupSnapshot
        {
            Name = name,
            Version = now.Value,
            State = StateOf(state, mandate, facts),
            IsReady = isReady,
            IsKnown = isReady || HasHeardOfAll(facts),
            Reason = ReasonOf(state, mandate, readiness),
            Since = now,
            Counted = readiness.Counted,
            Ready = readiness.Ready,
            Enough = readiness.Enough,
            Restarts = state.Restarts,
            Epoch = mandate.IsMovable ? mandate.Handover?.Epoch ?? 0 : null,
        };
        return view with { Since = SinceOf(view, last, state, facts) };
    }

    private static bool HasHeardOfAll(GroupFacts facts) =>
        facts.Mandate is { } mandate
        && (mandate.Definition?.Agents ?? []).All(agent =>
            facts.Find(agent.Address.Agent) is { Phase: not AgentPhase.Unknown }
        );

    private static string StateOf(GroupState state, GroupMandate mandate, GroupFacts facts) =>
        state switch
        {
            { Quarantine: not null } => GroupStates.Quarantined,
            _ when !state.IsToRun(mandate) => AreDown(state, facts) ? GroupStates.Stopped : GroupStates.Stopping,
            { Round: not null } => GroupStates.Restarting,
            _ => GroupStates.Running,
        };

    private static bool AreDown(GroupState state, GroupFacts facts) =>
        state.Agents.All(agent => facts.Find(agent) is { } snapshot && snapshot.Phase.IsDown());

    private static string ReasonOf(GroupState state, GroupMandate mandate, GroupReadiness readiness) =>
        (state, mandate) switch
        {
            (_, { Definition: null, Run: true }) => "No revision has it any more.",
            ({ Quarantine: { } quarantine }, _) => quarantine.Reason,
            (_, { Run: false, Reason: var reason }) => reason,
            ({ StoppedBy: { } by }, _) => $"{by} stopped it.",
            ({ Round: { } round }, _) => round.Reason,
            _ => ReasonOf(readiness),
        };

    private static string ReasonOf(GroupReadiness readiness)
    {
        // None of several are, and the one that there is, is not.
        var verb = CountText.Are(readiness.Counted == 1 ? 1 : readiness.Ready);
        var count = $"{readiness.Ready} of {readiness.Counted} {verb} ready";
        var enough =
            readiness.Enough < readiness.Counted
                ? $"{count}, {readiness.Enough} {CountText.Are(readiness.Enough)} enough"
                : count;
        return readiness.IsReady ? $"{enough}." : $"{enough}; not ready: {Some(readiness.Missing)}.";
    }

    private static string Some(IReadOnlyList<string> names) =>
        names.Count <= Named
            ? string.Join(", ", names)
            : $"{string.Join(", ", names.Take(Named))} and {names.Count - Named} more";

    /// <summary>
    /// Since when it is in this state and ready or not. Readiness is in no journal of the group's, so at first it is since
    /// the last change that any agent tells of.
    /// </summary>
    private static HybridTime SinceOf(GroupSnapshot view, GroupSnapshot? last, GroupState state, GroupFacts facts)
    {
        if (last is not null)
        {
            return (last.State, last.IsReady) == (view.State, view.IsReady) ? last.Since : view.Since;
        }

        return facts.Agents.Values.Select(agent => agent.Since).Append(state.Since).Max();
    }
}
