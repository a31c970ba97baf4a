using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Ordering;

/// <summary>Tells a run in the words of those who read it.</summary>
internal static class StartWaves
{
    internal static ValueList<StartWave> Of(StartGraph graph, StartRun run)
    {
        var started = new HashSet<int>();
        return run
            .Waves.Select(
                (wave, index) =>
                {
                    var agents = wave.Select(graph.Agent).ToValueList();
                    var groups = agents.Where(agent => started.Add(agent.GroupNumber)).Select(graph.GroupOf);
                    return new StartWave(index + 1, agents, groups.ToValueList());
                }
            )
            .ToValueList();
    }

    internal static ValueList<ChainLink> LongestChain(StartGraph graph, StartRun run)
    {
        var chain = new List<ChainLink>();
        int? agent = run.Waves is [.., var last] ? last[0] : null;
        while (agent is { } waiting)
        {
            (agent, var need) = Before(waiting, graph, run);
            chain.Add(new ChainLink(graph.Agent(waiting), need));
        }

        chain.Reverse();
        return chain.ToValueList();
    }

    /// <summary>The agent whose readiness came last, and the need that waited for it.</summary>
    private static (int? Agent, NeedLink? Need) Before(int agent, StartGraph graph, StartRun run)
    {
        NeedLink? need = null;
        var node = agent;
        while (run.Decisive(node) is { } edge)
        {
            need ??= graph.Need(edge);
            node = edge.From;
            if (graph.IsAgent(node))
            {
                return (node, need);
            }
        }

        return (null, null);
    }
}
