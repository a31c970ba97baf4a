using System.Text;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Ordering;

namespace Supervisor.Cli.Fleet.Order;

/// <summary>
/// An order for Graphviz: a box for each group, an arrow from what waits to what it needs. Needs across nodes are
/// dashed, and what never starts is red.
/// </summary>
internal static class OrderDot
{
    public static string Of(FleetNames names, StartOrder order)
    {
        var stuck = order.Stuck.ToHashSet();
        var text = new StringBuilder().AppendLine("digraph fleet {");
        text.AppendLine("  rankdir=RL; compound=true; node [shape=box];");
        foreach (var group in names.Groups)
        {
            WriteGroup(text, group, names, stuck);
        }

        foreach (var need in order.Needs)
        {
            WriteNeed(text, need, names);
        }

        return text.Append('}').ToString();
    }

    private static void WriteGroup(StringBuilder text, FleetMember group, FleetNames names, HashSet<FleetMember> stuck)
    {
        text.AppendLine($"  subgraph {Quote(Cluster(group))} {{");
        text.AppendLine($"    label={Quote(group.ToString())};");
        foreach (var agent in AgentsOf(group, names))
        {
            var color = stuck.Contains(agent) ? ", color=red" : "";
            text.AppendLine($"    {Quote(agent.ToString())} [label={Quote(agent.Address.Agent!)}{color}];");
        }

        text.AppendLine("  }");
    }

    private static void WriteNeed(StringBuilder text, NeedLink need, FleetNames names)
    {
        List<string> styles = [];
        if (need.CrossesNodes)
        {
            styles.Add("style=dashed");
        }

        var from = End(need.Need.Owner, "ltail", names, styles);
        var to = End(need.Target, "lhead", names, styles);
        var style = styles.Count == 0 ? "" : $" [{string.Join(", ", styles)}]";
        text.AppendLine($"  {Quote(from.ToString())} -> {Quote(to.ToString())}{style};");
    }

    /// <summary>An arrow ends at an agent; that of a whole group is cut at its box.</summary>
    private static FleetMember End(FleetMember member, string cut, FleetNames names, List<string> styles)
    {
        if (member.Agent is not null)
        {
            return member;
        }

        styles.Add($"{cut}={Quote(Cluster(member))}");
        return AgentsOf(member, names).First();
    }

    private static IEnumerable<FleetMember> AgentsOf(FleetMember group, FleetNames names) =>
        names.Agents.Where(agent => ReferenceEquals(agent.Group, group.Group));

    /// <summary>Graphviz draws a box around what is named so.</summary>
    private static string Cluster(FleetMember group) => $"cluster {group}";

    private static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
