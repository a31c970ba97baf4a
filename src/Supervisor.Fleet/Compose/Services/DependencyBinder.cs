using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Compose.Services;

internal static class DependencyBinder
{
    private const string OfService = "service:";

    public static ValueMap<DependencyModel> Bind(Cursor service)
    {
        var dependsOn = service["depends_on"];
        var shortForm = ListBinder.Texts(dependsOn).Select(name => KeyValuePair.Create(name, Started));
        var longForm = dependsOn.Entries.Select(entry => KeyValuePair.Create(entry.Key, BindLong(entry.Value)));
        return Implied(service).Concat(shortForm).Concat(longForm).ToValueMap();
    }

    private static DependencyModel Started => new(DependencyCondition.Started);

    private static DependencyModel BindLong(Cursor dependency) =>
        new(
            dependency["condition"].Setting switch
            {
                "service_healthy" => DependencyCondition.Healthy,
                "service_completed_successfully" => DependencyCondition.CompletedSuccessfully,
                _ => DependencyCondition.Started,
            },
            dependency["required"].Flag ?? true,
            dependency["restart"].Flag ?? false
        );

    /// <summary>
    /// Who uses a name, a mount or a name space of another container needs it, and needs a restart when it is another one.
    /// </summary>
    private static IEnumerable<KeyValuePair<string, DependencyModel>> Implied(Cursor service) =>
        Linked(service["links"])
            .Concat(Linked(service["volumes_from"]))
            .Concat(Joined(service["network_mode"], service["ipc"], service["pid"]))
            .Select(name => KeyValuePair.Create(name, Started with { Restart = true }));

    private static IEnumerable<string> Linked(Cursor list) =>
        ListBinder.Texts(list).Select(text => text.Split(':')[0]).Where(name => name is not "container");

    private static IEnumerable<string> Joined(params IReadOnlyList<Cursor> modes) =>
        modes
            .Select(mode => mode.Text)
            .OfType<string>()
            .Where(text => text.StartsWith(OfService, StringComparison.Ordinal))
            .Select(text => text[OfService.Length..]);
}
