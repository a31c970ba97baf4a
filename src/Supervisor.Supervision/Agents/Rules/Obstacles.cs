namespace Supervisor.Supervision.Agents.Rules;

/// <summary>What keeps an agent from starting, as a sentence.</summary>
internal static class Obstacles
{
    internal static string Describe(string obstacle, AgentState state, AgentFacts facts)
    {
        // Why it came to wait; empty when it has not run before.
        var before = state.Reason;
        var sentence = obstacle switch
        {
            AgentCauses.NeedNotReady => Needs(state, facts),
            AgentCauses.Frozen => "The fleet is frozen, so nothing is started by itself.",
            AgentCauses.RestartStorm => "So much was restarted on this node that nothing more is for the time being.",
            AgentCauses.RuntimeUnreachable when facts.RuntimeProblem is { } problem =>
                $"What would run it cannot be reached: {problem}",
            AgentCauses.RuntimeUnreachable => "What runs already has not been looked at yet.",
            AgentCauses.StrayRuns =>
                $"An earlier incarnation still runs and is being stopped: {facts.Strays.Concat(facts.StraysElsewhere).First()}.",
            _ => obstacle,
        };
        return before.Length == 0 ? sentence : $"{sentence} Before: {before}";
    }

    private static string Needs(AgentState state, AgentFacts facts)
    {
        var missing = NeedGate.Missing(state, facts).Select(need => $"{need.Target}, which {need.Reason}").ToList();
        return missing.Count == 0
            ? "How what it needs stands is not known yet."
            : $"It needs {string.Join("; ", missing)}.";
    }
}
