using Supervisor.Fleet.Model;

namespace Supervisor.Fleet.Diffing;

/// <summary>
/// Which project of one fleet is which of another: by node and name, and where several have both, as two files of one
/// directory do, by their order.
/// </summary>
internal static class ProjectKeys
{
    public static IEnumerable<KeyValuePair<string, ProjectModel>> Of(FleetModel fleet)
    {
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var project in fleet.Projects)
        {
            var key = project.Node is null ? project.Name : $"{project.Node}/{project.Name}";
            times[key] = times.GetValueOrDefault(key) + 1;
            yield return KeyValuePair.Create(times[key] == 1 ? key : $"{key} ({times[key]})", project);
        }
    }
}
