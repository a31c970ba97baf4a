namespace Supervisor.Fleet.Ordering.Graphs;

/// <summary>
/// Finds in a strong component the cycle that is quickest to read. Searching from every node would take the square of
/// the component's size; so each node of small ones is tried, and of large ones as many as the effort allows.
/// </summary>
internal sealed class ShortCycles(DirectedGraph graph)
{
    private readonly Edge?[] _arrival = new Edge?[graph.Nodes];
    private readonly bool[] _isInside = new bool[graph.Nodes];
    private readonly Queue<int> _queue = new();
    private readonly List<int> _touched = [];
    private int _effort = 2_000_000;

    /// <summary>The edges of a cycle, in the direction of the edges.</summary>
    internal IReadOnlyList<Edge> In(IReadOnlyList<int> component)
    {
        Mark(component, isInside: true);
        var best = Through(component[0], int.MaxValue)!;
        foreach (var node in component.Skip(1))
        {
            if (_effort < 0 || best.Count == 1)
            {
                break;
            }

            best = Through(node, best.Count) ?? best;
        }

        Mark(component, isInside: false);
        return best;
    }

    /// <summary>The shortest cycle through a node; null when it is not shorter than what is known.</summary>
    private List<Edge>? Through(int start, int known)
    {
        var last = Search(start);
        var cycle = last is { } found ? PathTo(start, found) : null;
        foreach (var node in _touched)
        {
            _arrival[node] = null;
        }

        _touched.Clear();
        _queue.Clear();
        return cycle?.Count < known ? cycle : null;
    }

    /// <summary>The edge by which the search comes back to where it began.</summary>
    private Edge? Search(int start)
    {
        _queue.Enqueue(start);
        while (_queue.TryDequeue(out var node))
        {
            foreach (var edge in graph.From(node))
            {
                _effort--;
                if (edge.To == start)
                {
                    return edge;
                }

                if (_isInside[edge.To] && _arrival[edge.To] is null)
                {
                    _arrival[edge.To] = edge;
                    _touched.Add(edge.To);
                    _queue.Enqueue(edge.To);
                }
            }
        }

        return null;
    }

    private List<Edge> PathTo(int start, Edge last)
    {
        var path = new List<Edge> { last };
        while (path[^1].From != start)
        {
            path.Add(_arrival[path[^1].From]!.Value);
        }

        path.Reverse();
        return path;
    }

    private void Mark(IReadOnlyList<int> component, bool isInside)
    {
        foreach (var node in component)
        {
            _isInside[node] = isInside;
        }
    }
}
