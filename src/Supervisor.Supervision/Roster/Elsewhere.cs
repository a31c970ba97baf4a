using Supervisor.Supervision.Agents;

namespace Supervisor.Supervision.Roster;

/// <summary>What a node might run, and another does: whoever looks for it is to find it there.</summary>
public static class Elsewhere
{
    public static bool Is(AgentSnapshot agent) => agent.Cause == AgentCauses.OwnedElsewhere;

    public static bool Is(RosterView roster, GroupSnapshot group)
    {
        var agents = roster.Agents.Values.Where(agent => agent.Address.Group == group.Name).ToList();
        return agents.Count > 0 && agents.TrueForAll(Is);
    }
}
