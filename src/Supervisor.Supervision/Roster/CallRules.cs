using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Roster;

/// <summary>Whether a container is wanted by any of the agents that are run within it.</summary>
internal static class CallRules
{
    internal static NeedStatus Judge(NeedDefinition need, RosterBook book)
    {
        var isCalled = book.AgentsOf(need.Target.Group)
            .Where(address => !address.IsHolder)
            .Select(book.Find)
            .Any(agent => agent is not null && Calls(agent));
        return new NeedStatus(
            need,
            isCalled,
            isCalled
                ? "has agents that want their container"
                : "has no agent yet that waits for nothing but its container"
        );
    }

    private static bool Calls(AgentSnapshot agent) =>
        agent switch
        {
            { IsWanted: false } => false,
            { Phase: AgentPhase.Waiting } => agent.Missing is [{ Agent: AgentAddress.HolderName }],
            { Phase: AgentPhase.Quarantined or AgentPhase.Completed or AgentPhase.Stopped } => false,
            { Phase: AgentPhase.Unknown } => false,
            _ => true,
        };
}
