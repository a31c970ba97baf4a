namespace Supervisor.Supervision.Agents.Rules;

/// <summary>What keeps an agent from starting, as a sentence.</summary>
internal static class Obstacles
{
    /// <param name="before">Why it came to wait; empty when it has not run before.</param>
    internal static string Describe(string obstacle, AgentFacts facts, string before)
    {
        var sentence = obstacle switch
        {
            AgentCauses.NeedNotReady => Needs(facts),
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

    private static string Needs(AgentFacts facts)
    {
        var missing = facts.Needs?.Missing.Select(need => $"{need.Target}, which {need.Reason}").ToList() ?? [];
        return missing.Count == 0
            ? "How what it needs stands is not known yet."
            : $"It needs {string.Join("; ", missing)}.";
    }
}
