using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Supervised;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Printing.Trees;

/// <summary>What is ours in a service.</summary>
internal static class GroupTrees
{
    public static MapBuilder Of(GroupModel group) =>
        new MapBuilder()
            .Add("ready", ReadyOf(group.Ready))
            .Word("strategy", SupervisorWords.Strategy, group.Strategy, GroupStrategy.OneForOne)
            .Add("placement", PlacementOf(group.Placement))
            .Section("gpu", group.Gpu is { } gpu ? Of(gpu) : null)
            .Word("onIsolation", SupervisorWords.OnIsolation, group.OnIsolation, IsolationRule.Stop)
            .Word("data", SupervisorWords.Data, group.Data)
            .Section("restart", RestartTrees.Of(group))
            .Section("groupRestart", group.Restart == RestartBudget.OfGroup ? null : RestartTrees.Of(group.Restart))
            .Texts("links", group.Links)
            .List("templates", group.Templates, Of)
            .Add("agents", AgentsOf(group));

    /// <summary>A group that is one agent, of which there is nothing to say, need not name it.</summary>
    private static MapNode? AgentsOf(GroupModel group)
    {
        var agents = group
            .Agents.Select(agent => KeyValuePair.Create(agent.Name, AgentTrees.Of(agent, group)))
            .ToList();
        return agents is [{ Value.Entries.Count: 0 } only] && only.Key == group.Name
            ? null
            : Nodes.Map(agents.Select(agent => KeyValuePair.Create(agent.Key, Nodes.OrNothing(agent.Value))));
    }

    private static TreeNode? ReadyOf(ReadyRule rule) =>
        rule switch
        {
            ReadyRule.Required => Nodes.Text("required"),
            ReadyRule.Quorum quorum => new MapBuilder().Text("quorum", $"{quorum.Percent}%").Build(),
            _ => null,
        };

    private static MapNode? PlacementOf(Placement placement) =>
        placement is Placement.Movable movable
            ? new MapBuilder().Add("movable", Nodes.OrNothing(Of(movable))).Build()
            : null;

    private static MapNode Of(Placement.Movable movable) =>
        new MapBuilder()
            .Texts("labels", movable.Labels)
            .Size("gpu", movable.GpuMemoryBytes)
            .Text("arch", movable.Arch)
            .Word("prefer", SupervisorWords.Prefer, movable.Prefer, Spreading.Spread)
            .Build();

    private static MapBuilder Of(GpuNeed gpu) =>
        new MapBuilder().Size("memory", gpu.MemoryBytes).Number("card", gpu.Card);

    private static TreeNode Of(TemplateFile template) =>
        new MapBuilder().Text("from", template.From).Text("to", template.To).Build();
}
