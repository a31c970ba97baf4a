using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Ordering.Graphs;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Ordering;

internal static class ContainerCycles
{
    private const int None = -1;

    /// <param name="cycles">Groups that hold one of these are not explained as harmless.</param>
    internal static IEnumerable<ContainerCycle> Of(
        FleetNames names,
        IReadOnlyList<NeedLink> links,
        IReadOnlyList<NeedCycle> cycles
    )
    {
        var edges = links
            .Select((link, index) => new Edge(link.Need.Owner.GroupNumber, link.Target.GroupNumber, index))
            .Where(edge => edge.From != edge.To)
            .ToList();
        var graph = new DirectedGraph(names.Groups.Count, edges);
        var components = StrongComponents.Cyclic(graph);
        var component = Numbered(components, graph.Nodes);
        var within = edges.ToLookup(edge => component[edge.From] == component[edge.To] ? component[edge.To] : None);
        var harmful = cycles.Select(cycle => ComponentOf(cycle, component)).ToHashSet();
        var shortest = new ShortCycles(graph);
        return Enumerable
            .Range(0, components.Count)
            .Where(number => !harmful.Contains(number))
            .Select(number => new ContainerCycle(
                components[number].Select(group => names.Groups[group]).ToValueList(),
                shortest.In(components[number]).Select(edge => links[edge.Label]).ToValueList(),
                within[number].Select(edge => links[edge.Label]).ToValueList()
            ));
    }

    private static int[] Numbered(IReadOnlyList<IReadOnlyList<int>> components, int groups)
    {
        var component = new int[groups];
        Array.Fill(component, None);
        for (var number = 0; number < components.Count; number++)
        {
            foreach (var group in components[number])
            {
                component[group] = number;
            }
        }

        return component;
    }

    private static int ComponentOf(NeedCycle cycle, int[] component)
    {
        var numbers = cycle.Steps.Select(step => component[step.Waiting.GroupNumber]).Distinct().ToList();
        return numbers is [var only] ? only : None;
    }
}
