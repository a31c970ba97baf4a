using Supervisor.Benchmarks.Readiness;
using Supervisor.Contracts.Local;
using Supervisor.Node.Readiness.Folders;

namespace Supervisor.Benchmarks.RunningFleet;

/// <summary>Agents that speak only because the benchmark speaks for them, over the socket of each.</summary>
internal static class AgentVoices
{
    public static IEnumerable<ListedAgent> Speakers(IEnumerable<ListedAgent> agents) =>
        agents.Where(agent => agent.Address.Agent.StartsWith("Speaker", StringComparison.Ordinal));

    /// <summary>They run, and so they may speak.</summary>
    public static bool AreUp(IEnumerable<ListedAgent> agents, int count) =>
        Speakers(agents).Count(agent => agent.State == "running") == count;

    public static WordClient Open(DataDirectoryLayout layout, ListedAgent agent, params string[] words) =>
        new(AgentFolder.Of(layout.Agents, agent.Address).Socket, agent.Address.Agent, agent.Incarnation, words);
}
