namespace Supervisor.Fleet.Ordering.Graphs;

/// <summary>
/// The parts of a graph in which every node leads to every other: where the cycles are. Tarjan's way, with a stack of
/// its own, for a chain of ten thousand needs is deeper than the thread's stack.
/// </summary>
internal sealed class StrongComponents
{
    private const int Unseen = 0;

    private readonly DirectedGraph _graph;
    private readonly int[] _order;
    private readonly int[] _lowest;
    private readonly int[] _nextEdge;
    private readonly int[] _component;
    private readonly Stack<int> _open = new();
    private readonly Stack<int> _walk = new();
    private readonly List<List<int>> _components = [];
    private int _seen;

    private StrongComponents(DirectedGraph graph)
    {
        _graph = graph;
        _order = new int[graph.Nodes];
        _lowest = new int[graph.Nodes];
        _nextEdge = new int[graph.Nodes];
        _component = new int[graph.Nodes];
        Array.Fill(_component, -1);
    }

    /// <summary>The components that have a cycle: of several nodes, or of one that leads to itself.</summary>
    internal static IReadOnlyList<IReadOnlyList<int>> Cyclic(DirectedGraph graph)
    {
        var search = new StrongComponents(graph);
        for (var node = 0; node < graph.Nodes; node++)
        {
            if (search._order[node] == Unseen)
            {
                search.WalkFrom(node);
            }
        }

        foreach (var component in search._components)
        {
            component.Sort();
        }

        return [.. search._components.Where(search.HasCycle).OrderBy(component => component[0])];
    }

    private void WalkFrom(int root)
    {
        Enter(root);
        while (_walk.TryPeek(out var node))
        {
            var edges = _graph.From(node);
            if (_nextEdge[node] < edges.Length)
            {
                Follow(node, edges[_nextEdge[node]++].To);
            }
            else
            {
                Leave(node);
            }
        }
    }

    private void Enter(int node)
    {
        _order[node] = _lowest[node] = ++_seen;
        _open.Push(node);
        _walk.Push(node);
    }

    private void Follow(int node, int target)
    {
        if (_order[target] == Unseen)
        {
            Enter(target);
        }
        else if (_component[target] < 0)
        {
            _lowest[node] = Math.Min(_lowest[node], _order[target]);
        }
    }

    private void Leave(int node)
    {
        _walk.Pop();
        if (_walk.TryPeek(out var parent))
        {
            _lowest[parent] = Math.Min(_lowest[parent], _lowest[node]);
        }

        if (_lowest[node] == _order[node])
        {
            Close(node);
        }
    }

    private void Close(int root)
    {
        var component = new List<int>();
        int node;
        do
        {
            node = _open.Pop();
            _component[node] = _components.Count;
            component.Add(node);
        } while (node != root);
        _components.Add(component);
    }

    private bool HasCycle(List<int> component)
    {
        if (component.Count > 1)
        {
            return true;
        }

        foreach (var edge in _graph.From(component[0]))
        {
            if (edge.To == edge.From)
            {
                return true;
            }
        }

        return false;
    }
}
