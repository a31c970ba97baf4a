using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Node.Readiness.Speakers;

/// <summary>Holds the name in a page's path against the agent that socket or token stand for.</summary>
internal static class NamedAgent
{
    /// <param name="named"><c>AGENT</c> or <c>GROUP/AGENT</c>.</param>
    /// <returns>Why the name will not do; null when it is the agent's own.</returns>
    public static OperatorError? ProblemOf(string named, AgentAddress own, IAgentDirectory directory)
    {
        if (named == own.Agent || named == own.Path)
        {
            return null;
        }

        return Readings(named, own).Any(other => directory.Find(other) is not null)
            ? SpeakerErrors.Foreign(own, named)
            : SpeakerErrors.Unknown(own, named);
    }

    /// <summary>A bare name is one of the own group's, or of a group that is one agent.</summary>
    private static AgentAddress[] Readings(string named, AgentAddress own) =>
        named.Split('/') is [var group, var agent]
            ? [new AgentAddress(group, agent)]
            : [new AgentAddress(own.Group, named), new AgentAddress(named, named)];
}
