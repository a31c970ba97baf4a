namespace Supervisor.Fleet.Ordering.Graphs;

/// <param name="Label">What the edge stands for; its meaning is its maker's.</param>
internal readonly record struct Edge(int From, int To, int Label);

/// <summary>A graph of numbered nodes, with the edges of each node side by side.</summary>
internal sealed class DirectedGraph
{
    private readonly int[] _first;
    private readonly Edge[] _edges;

    internal DirectedGraph(int nodes, IReadOnlyCollection<Edge> edges)
    {
        _first = new int[nodes + 1];
        foreach (var edge in edges)
        {
            _first[edge.From + 1]++;
        }

        for (var node = 0; node < nodes; node++)
        {
            _first[node + 1] += _first[node];
        }

        _edges = new Edge[edges.Count];
        var next = _first.ToArray();
        foreach (var edge in edges)
        {
            _edges[next[edge.From]++] = edge;
        }
    }

    internal int Nodes => _first.Length - 1;

    internal ReadOnlySpan<Edge> Edges => _edges;

    /// <summary>The edges that leave a node, in the order in which they were given.</summary>
    internal ReadOnlySpan<Edge> From(int node) => _edges.AsSpan(_first[node].._first[node + 1]);
}
