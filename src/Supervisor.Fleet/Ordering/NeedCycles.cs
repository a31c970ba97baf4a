using Supervisor.Fleet.Ordering.Graphs;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Ordering;

/// <summary>Finds, among the agents that never start, those that wait for each other.</summary>
internal sealed class NeedCycles
{
    private readonly StartGraph _start;
    private readonly DirectedGraph _waiting;
    private readonly int[] _component;
    private bool[] _isFed = [];

    private NeedCycles(StartGraph start, StartRun run)
    {
        _start = start;
        var edges = new List<Edge>();
        foreach (var edge in start.Graph.Edges)
        {
            if (run.Waits(edge.From) && run.Waits(edge.To))
            {
                edges.Add(edge);
            }
        }

        _waiting = new DirectedGraph(start.Graph.Nodes, edges);
        _component = new int[start.Graph.Nodes];
    }

    /// <summary>One for each knot of agents; what further cycles it holds shows when that one is mended.</summary>
    internal static List<NeedCycle> Of(StartGraph start, StartRun run) => new NeedCycles(start, run).Find();

    private List<NeedCycle> Find()
    {
        var components = StrongComponents.Cyclic(_waiting);
        Number(components);
        var shortest = new ShortCycles(_waiting);
        var cycles = new List<NeedCycle>();
        for (var number = 1; number <= components.Count; number++)
        {
            var component = components[number - 1];
            var cycle = shortest.In(component);
            if (!MayEndWithAnother(component, cycle))
            {
                cycles.Add(new NeedCycle(StepsOf(cycle), component.Count(_start.IsAgent)));
            }
        }

        return cycles;
    }

    /// <summary>Whatever is in no cycle has the number 0.</summary>
    private void Number(IReadOnlyList<IReadOnlyList<int>> components)
    {
        for (var number = 1; number <= components.Count; number++)
        {
            foreach (var node in components[number - 1])
            {
                _component[node] = number;
            }
        }

        _isFed = new bool[components.Count + 1];
        foreach (var edge in _waiting.Edges)
        {
            _isFed[_component[edge.To]] |= _component[edge.From] != _component[edge.To];
        }
    }

    /// <summary>
    /// A group that is ready by some of its agents may break a cycle, once those that another cycle holds can start.
    /// </summary>
    private bool MayEndWithAnother(IReadOnlyList<int> component, IReadOnlyList<Edge> cycle) =>
        cycle.Any(edge => _start.HasSpare(edge.To)) && _isFed[_component[component[0]]];

    /// <summary>The edges lead from what is waited for; read against them, each agent waits for the next.</summary>
    private ValueList<CycleStep> StepsOf(IReadOnlyList<Edge> cycle)
    {
        var backwards = cycle.Reverse().ToList();
        var agent = backwards.Where(edge => _start.IsAgent(edge.To)).Min(edge => edge.To);
        var first = backwards.FindIndex(edge => edge.To == agent);
        var steps = new List<CycleStep>();
        var waiting = -1;
        foreach (var edge in backwards.Skip(first).Concat(backwards.Take(first)))
        {
            waiting = _start.IsAgent(edge.To) ? edge.To : waiting;
            if (_start.Need(edge) is { } need)
            {
                steps.Add(new CycleStep(_start.Agent(waiting), need));
            }
        }

        return steps.ToValueList();
    }
}
