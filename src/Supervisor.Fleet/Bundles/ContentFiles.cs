using Supervisor.Fleet.Model;

namespace Supervisor.Fleet.Bundles;

/// <summary>Files that containers are to see, and that nothing of the fleet is read from.</summary>
internal static class ContentFiles
{
    public static IEnumerable<string> Of(FleetModel fleet) =>
        fleet
            .Projects.SelectMany(project =>
                project
                    .Secrets.Values.Concat(project.Configs.Values)
                    .Select(resource => resource.File)
                    .Concat(project.Groups.SelectMany(group => group.Templates).Select(template => template.From))
            )
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
}
