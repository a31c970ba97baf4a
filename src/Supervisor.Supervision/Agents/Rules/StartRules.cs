namespace Supervisor.Supervision.Agents.Rules;

/// <summary>What has to come first before an agent that is due may start.</summary>
internal static class StartRules
{
    /// <returns>Of <see cref="AgentCauses"/>; null when nothing stands in the way.</returns>
    internal static string? Obstacle(AgentTurn turn) => Obstacle(turn.State, turn.Facts);

    internal static string? Obstacle(AgentState state, AgentFacts facts) =>
        facts switch
        {
            { HasStrays: true } => AgentCauses.StrayRuns,
            { RuntimeProblem: not null } or { HasLooked: false } or { IsElsewhereUnclear: true } =>
                AgentCauses.RuntimeUnreachable,
            { Definition: { Launch.Runtime: var next }, Runtime: var looked } when next != looked =>
                AgentCauses.RuntimeUnreachable,
            { Hold: { } hold } when !state.IsStartOrdered => hold,
            _ when !NeedGate.IsOpen(state, facts) => AgentCauses.NeedNotReady,
            _ => null,
        };
}
