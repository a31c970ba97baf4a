using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Ordering;

/// <summary>What Compose's own keys make a whole group wait for: some imply what <c>depends_on</c> says.</summary>
internal static class ServiceNeeds
{
    internal static IEnumerable<(WrittenNeed Need, bool IsOptional)> Of(FleetMember group)
    {
        var path = TreePath.Of("services", group.Group.Name);
        foreach (var (name, dependency) in group.Group.Service.DependsOn)
        {
            var need = JoinKey(group.Group.Service, name) is { } key
                ? new WrittenNeed(group, NeedSource.Namespace, name, path.Then(key))
                : new WrittenNeed(group, NeedSource.DependsOn, name, path.Then("depends_on").Then(name));
            yield return (need, !dependency.Required);
        }
    }

    /// <summary>The key by which a container joins a name space of the other's.</summary>
    private static string? JoinKey(ServiceModel service, string name)
    {
        var mode = $"service:{name}";
        return service.NetworkMode == mode ? "network_mode"
            : service.Host.Ipc == mode ? "ipc"
            : service.Host.Pid == mode ? "pid"
            : null;
    }
}
