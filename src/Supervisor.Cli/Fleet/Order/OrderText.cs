using System.Text;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Ordering;

namespace Supervisor.Cli.Fleet.Order;

/// <summary>An order as people read it.</summary>
internal static class OrderText
{
    public static string Of(StartOrder order)
    {
        var text = new StringBuilder();
        foreach (var wave in order.Waves)
        {
            WriteWave(text, wave);
        }

        WriteChain(text, order);
        WriteCrossings(text, order);
        WriteContainerCycles(text, order);
        WriteStuck(text, order);
        return text.ToString().TrimEnd();
    }

    private static void WriteWave(StringBuilder text, StartWave wave)
    {
        var starts = wave.Number == 1 ? "at once" : $"when wave {wave.Number - 1} is ready";
        text.AppendLine($"wave {wave.Number}, {starts}: {FindingsText.Counted(wave.Agents.Count, "agent")}");
        foreach (var agents in wave.Agents.GroupBy(agent => agent.Address.OfGroup))
        {
            text.AppendLine(Line(agents, wave));
        }

        text.AppendLine();
    }

    private static string Line(IGrouping<FleetAddress, FleetMember> agents, StartWave wave)
    {
        var group = agents.First().Group;
        if (group.Agents is [var only] && string.Equals(only.Name, group.Name, StringComparison.Ordinal))
        {
            return $"  {agents.Key}";
        }

        var isFirst = !group.IsProcess && wave.Groups.Any(started => started.Address == agents.Key);
        return WrappedText.List(
            $"  {agents.Key}{(isFirst ? ", whose container starts" : "")}: ",
            agents.Select(agent => agent.Address.Agent!)
        );
    }

    private static void WriteChain(StringBuilder text, StartOrder order)
    {
        if (order.LongestChain.Count > 1)
        {
            var names = order.LongestChain.Select(link => link.Agent.Address.ToString());
            text.AppendLine(
                WrappedText.List($"longest chain, {order.LongestChain.Count} agents: ", names, separator: " -> ")
            );
            text.AppendLine();
        }
    }

    private static void WriteCrossings(StringBuilder text, StartOrder order)
    {
        var groups = order.AcrossGroups.Count();
        var nodes = order.AcrossNodes.ToList();
        text.AppendLine(
            $"{FindingsText.Counted(order.Needs.Count, "need")}: {groups} across groups, {nodes.Count} across nodes"
        );
        WriteNeeds(text, nodes);
        text.AppendLine();
    }

    private static void WriteContainerCycles(StringBuilder text, StartOrder order)
    {
        foreach (var cycle in order.ContainerCycles)
        {
            text.AppendLine(
                    WrappedText.List("", cycle.Groups.Select(Name), separator: " and ")
                        + " need each other as containers."
                )
                .AppendLine(
                    "That is fine: no agent waits for itself, and a container starts with the first of its agents."
                );
            WriteNeeds(text, cycle.Ring);
            text.AppendLine();
        }
    }

    private static void WriteStuck(StringBuilder text, StartOrder order)
    {
        foreach (var cycle in order.Cycles)
        {
            text.AppendLine($"never, for they wait for each other: {cycle}");
        }

        if (order.Stuck.Count > 0)
        {
            text.AppendLine(WrappedText.List("never start: ", order.Stuck.Select(Name)));
        }
    }

    private static void WriteNeeds(StringBuilder text, IEnumerable<NeedLink> needs)
    {
        foreach (var need in needs)
        {
            text.AppendLine($"  {need}");
        }
    }

    private static string Name(FleetMember member) => member.Address.ToString();
}
