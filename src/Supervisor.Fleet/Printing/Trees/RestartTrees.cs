using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Supervised;

namespace Supervisor.Fleet.Printing.Trees;

internal static class RestartTrees
{
    /// <summary>Null: the agent restarts as its service says, or as all do.</summary>
    public static MapBuilder? Of(AgentModel agent, ServiceModel service)
    {
        var ofService = RestartRule.Of(service);
        var usual = (new RestartRule().ModeOver(ofService), ofService.Over(RestartBudget.OfAgent));
        return usual == (agent.RestartMode, agent.Restart)
            ? null
            : Add(new MapBuilder().Text("mode", SupervisorWords.Restart.Of(agent.RestartMode)), agent.Restart);
    }

    public static MapBuilder Of(RestartBudget budget) => Add(new MapBuilder(), budget);

    private static MapBuilder Add(MapBuilder map, RestartBudget budget) =>
        map.Number("max", budget.Max)
            .Duration("within", budget.Within)
            .Duration("min", budget.Min)
            .Duration("cap", budget.Cap);
}
