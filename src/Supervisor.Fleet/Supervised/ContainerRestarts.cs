using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Model.Services;

namespace Supervisor.Fleet.Supervised;

/// <summary>
/// The rule for a container that is there for the agents within it, as the group says, then Compose's <c>restart</c>. Where
/// neither says when, it is started again also when its first process has ended well.
/// </summary>
internal static class ContainerRestarts
{
    public static ContainerRestart Of(RestartRule group, ServiceModel service)
    {
        var compose = RestartRule.Of(service);
        return new ContainerRestart(
            group.ModeOver(compose, usual: RestartMode.Always),
            group.Over(compose).Over(RestartBudget.OfAgent)
        );
    }
}
