using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Model.Services;

namespace Supervisor.Fleet.Supervised;

/// <summary>
/// When a container is started again that is there for the agents within it: also when its first process has ended well, unless
/// the file's <c>restart</c> says otherwise.
/// </summary>
public static class ContainerRestarts
{
    public static RestartMode Mode(ServiceModel service) => RestartRule.Of(service).Mode ?? RestartMode.Always;

    public static RestartBudget Budget(ServiceModel service) => RestartRule.Of(service).Over(RestartBudget.OfAgent);
}
