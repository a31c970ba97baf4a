using Supervisor.Journal.Stores;
using Supervisor.Node.History;
using Supervisor.Supervision.Agents;

namespace Supervisor.Node.Clusters.Own;

/// <summary>What the journal of a node whose daemon is stopped says of its agents.</summary>
/// <param name="streams">All that it has.</param>
internal sealed class JournaledAgents(IJournalStore journal, IReadOnlyList<string> streams)
{
    /// <summary>Also those that the group has no more, since they may not have ended.</summary>
    public async Task<IReadOnlyList<AgentState?>> OfAsync(string group)
    {
        var states = new List<AgentState?>();
        foreach (var stream in streams)
        {
            if (new StreamName(stream).Agent is { } agent && agent.Group == group)
            {
                states.Add(AgentHistory.StateIn(agent, await journal.ReadAsync(stream)));
            }
        }

        return states;
    }
}
