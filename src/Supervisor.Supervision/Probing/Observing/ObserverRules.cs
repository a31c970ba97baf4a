using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Probing.Observing;

/// <summary>
/// When an observer is to be believed. If more than half of what it asks begins to fail within a short time, the likeliest
/// fault is its own: a network that it lost, a name space that it is in, a machine that has no descriptors left. It is
/// believed again when the majority passes.
/// <para>
/// Single tries are counted and not verdicts, so that the suspicion comes before the first agent would be restarted.
/// </para>
/// </summary>
internal static class ObserverRules
{
    internal static ObserverState Report(
        ObserverState state,
        ObserverLimits limits,
        ProbeId probe,
        bool? passes,
        ProbeMoment moment
    )
    {
        var before = state.Agents.GetValueOrDefault(probe.Agent, ObservedAgent.Unknown);
        if (IsKnown(before, probe, passes))
        {
            return state;
        }

        var after = passes is { } word ? before.With(probe, word, moment.Now) : before.Without(probe, moment.Now);
        return Judge(Replace(state, probe.Agent, before, after), limits, moment);
    }

    private static bool IsKnown(ObservedAgent agent, ProbeId probe, bool? passes) =>
        agent.Probes.TryGetValue(probe, out var known) ? known == passes : passes is null;

    private static ObserverState Replace(
        ObserverState state,
        AgentAddress agent,
        ObservedAgent before,
        ObservedAgent after
    ) =>
        state with
        {
            Agents = after.Probes.IsEmpty ? state.Agents.Remove(agent) : state.Agents.SetItem(agent, after),
            Failing = state.Failing + (after.Fails ? 1 : 0) - (before.Fails ? 1 : 0),
        };

    private static ObserverState Judge(ObserverState state, ObserverLimits limits, ProbeMoment moment)
    {
        var isSuspected =
            state.Agents.Count >= limits.LeastAgents
            && (
                state.IsSuspected
                    ? !IsMajority(state, state.Agents.Count - state.Failing)
                    : IsStruck(state, limits, moment.Now)
            );
        return isSuspected == state.IsSuspected
            ? state
            : state with
            {
                SuspectedSince = isSuspected ? moment.WallClock : null,
            };
    }

    private static bool IsStruck(ObserverState state, ObserverLimits limits, TimeSpan now) =>
        // Who fails at all bounds who fails newly, and is counted already.
        IsMajority(state, state.Failing)
        && IsMajority(state, state.Agents.Values.Count(agent => now - agent.FailingSince <= limits.Window));

    private static bool IsMajority(ObserverState state, int agents) => agents * 2 > state.Agents.Count;
}
