using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Supervised;

namespace Supervisor.Fleet.Printing.Trees;

internal static class RestartTrees
{
    /// <summary>Null: the agent restarts as its group or its service says, or as all do.</summary>
    public static MapBuilder? Of(AgentModel agent, GroupModel group) =>
        Usual(group) == (agent.RestartMode, agent.Restart) ? null : Of(agent.RestartMode, agent.Restart);

    /// <summary>Null: its container restarts as its service says, or as all do.</summary>
    public static MapBuilder? Of(GroupModel group) =>
        IsOfGroup(group) ? Of(group.ContainerRestart!.Mode, group.ContainerRestart.Budget) : null;

    public static MapBuilder Of(RestartBudget budget) => Add(new MapBuilder(), budget);

    private static bool IsOfGroup(GroupModel group) =>
        group.ContainerRestart is { } container && container != ContainerRestarts.Of(new RestartRule(), group.Service);

    /// <summary>How an agent restarts of which nothing is printed.</summary>
    private static (RestartMode, RestartBudget) Usual(GroupModel group)
    {
        if (IsOfGroup(group))
        {
            return (group.ContainerRestart!.Mode, group.ContainerRestart.Budget);
        }

        var ofService = RestartRule.Of(group.Service);
        return (new RestartRule().ModeOver(ofService), ofService.Over(RestartBudget.OfAgent));
    }

    private static MapBuilder Of(RestartMode mode, RestartBudget budget) =>
        Add(new MapBuilder().Text("mode", SupervisorWords.Restart.Of(mode)), budget);

    private static MapBuilder Add(MapBuilder map, RestartBudget budget) =>
        map.Number("max", budget.Max)
            .Duration("within", budget.Within)
            .Duration("min", budget.Min)
            .Duration("cap", budget.Cap);
}
