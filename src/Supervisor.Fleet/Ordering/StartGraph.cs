using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Ordering.Graphs;

namespace Supervisor.Fleet.Ordering;

/// <summary>
/// Who can start after whom. Beside its agents the graph has two steps for each group, which keep a need of many on a
/// group of many from becoming many times many edges: its gate (all that the container waits for, before any of its
/// agents starts), and its readiness (by the group's own rule). An edge goes from what is waited for to what waits.
/// </summary>
internal sealed class StartGraph
{
    /// <summary>The label of edges that stand for no need.</summary>
    internal const int NoNeed = -1;

    private readonly FleetNames _names;
    private readonly IReadOnlyList<NeedLink> _links;
    private readonly int[] _suppliers;
    private readonly int[] _enough;

    internal StartGraph(FleetNames names, IReadOnlyList<NeedLink> links)
    {
        (_names, _links) = (names, links);
        var edges = new List<Edge>((names.Agents.Count * 2) + links.Count);
        AddNeeds(edges);
        AddGroups(edges);
        Graph = new DirectedGraph(AgentCount + (2 * names.Groups.Count), edges);
        _suppliers = new int[Graph.Nodes];
        foreach (var edge in edges)
        {
            _suppliers[edge.To]++;
        }

        _enough = [.. _suppliers];
        foreach (var group in names.Groups)
        {
            _enough[Ready(group)] = group.Group.Ready.Enough(group.Group.Agents.Count(group.Group.Ready.Counts));
        }
    }

    internal DirectedGraph Graph { get; }

    internal int AgentCount => _names.Agents.Count;

    internal bool IsAgent(int node) => node < AgentCount;

    internal FleetMember Agent(int node) => _names.Agents[node];

    internal FleetMember GroupOf(FleetMember agent) => _names.Groups[agent.GroupNumber];

    internal NeedLink? Need(Edge edge) => edge.Label == NoNeed ? null : _links[edge.Label];

    /// <summary>How many of the edges that lead to each node must be satisfied.</summary>
    internal ReadOnlySpan<int> Enough => _enough;

    /// <summary>Whether a node can do without some of what leads to it.</summary>
    internal bool HasSpare(int node) => _suppliers[node] > _enough[node];

    private void AddNeeds(List<Edge> edges)
    {
        for (var index = 0; index < _links.Count; index++)
        {
            edges.Add(new Edge(Supplier(_links[index]), Waiter(_links[index].Need), index));
        }
    }

    private void AddGroups(List<Edge> edges)
    {
        var agent = 0;
        foreach (var group in _names.Groups)
        {
            var rule = group.Group.Ready;
            var isAnyCounted = group.Group.Agents.Any(rule.Counts);
            foreach (var definition in group.Group.Agents)
            {
                edges.Add(new Edge(Gate(group), agent, NoNeed));
                if (!isAnyCounted || rule.Counts(definition))
                {
                    edges.Add(new Edge(agent, Ready(group), NoNeed));
                }

                agent++;
            }
        }
    }

    private int Supplier(NeedLink link) => link.Target.Agent is null ? Ready(link.Target) : link.Target.Number;

    /// <summary>What the image starts cannot wait by itself: its container does.</summary>
    private int Waiter(WrittenNeed need) =>
        need.Owner.Agent switch
        {
            null or { Command: null } => Gate(need.Owner),
            _ => need.Owner.Number,
        };

    private int Gate(FleetMember member) => AgentCount + member.GroupNumber;

    private int Ready(FleetMember member) => AgentCount + _names.Groups.Count + member.GroupNumber;
}
