using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Ordering;

/// <summary>What Compose's own keys make a whole group wait for.</summary>
internal static class ServiceNeeds
{
    private const string OfService = "service:";

    internal static IEnumerable<(WrittenNeed Need, bool IsOptional)> Of(FleetMember group)
    {
        var path = TreePath.Of("services", group.Group.Name);
        var service = group.Group.Service;
        foreach (var (name, dependency) in service.DependsOn)
        {
            var place = path.Then("depends_on").Then(name);
            yield return (new WrittenNeed(group, NeedSource.DependsOn, name, place), !dependency.Required);
        }

        (string Key, string? Value)[] shared =
        [
            ("network_mode", service.NetworkMode),
            ("ipc", service.Host.Ipc),
            ("pid", service.Host.Pid),
        ];
        foreach (var (key, value) in shared)
        {
            if (value?.StartsWith(OfService, StringComparison.Ordinal) is true)
            {
                var name = value[OfService.Length..];
                yield return (new WrittenNeed(group, NeedSource.Namespace, name, path.Then(key)), false);
            }
        }
    }
}
