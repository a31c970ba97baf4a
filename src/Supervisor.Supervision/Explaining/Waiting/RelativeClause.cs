using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Roster;

namespace Supervisor.Supervision.Explaining.Waiting;

/// <summary>A sentence about an agent as it follows the agent's name and a comma.</summary>
internal static class RelativeClause
{
    private const string Its = "Its ";
    private const string It = "It ";

    /// <summary>
    /// Why it is not ready, if that says it all: <c>Its probe failed.</c> becomes <c>whose probe failed</c>. Otherwise
    /// how it stands.
    /// </summary>
    internal static string Of(AgentSnapshot agent, string standing)
    {
        var saysAll = agent.Phase is AgentPhase.NotReady or AgentPhase.Backoff;
        return agent.Reason switch
        {
            var reason when saysAll && reason.StartsWith(Its, StringComparison.Ordinal) => "whose " + Rest(reason, Its),
            var reason when saysAll && reason.StartsWith(It, StringComparison.Ordinal) => "which " + Rest(reason, It),
            _ => "which " + standing,
        };
    }

    private static string Rest(string sentence, string beginning) => Clause.Of(sentence[beginning.Length..]);
}
