using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Schema.Checking;
using Supervisor.Fleet.Supervised;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Reading;

/// <summary>
/// From files to the model of a fleet. Every file given is a project of its own; what cannot be read is told, and the
/// rest is read all the same, so that one reading tells everything.
/// </summary>
public static class FleetReader
{
    public static FleetReading Read(FleetRequest request, IFleetFiles files)
    {
        var log = new FindingLog();
        var trees = new List<ProjectTree>();
        var projects = new List<ProjectModel>();
        foreach (var paths in request.Projects)
        {
            if (ProjectTreeReader.Read(paths, request, files, log) is { } tree)
            {
                SchemaCheck.Check(tree, log);
                trees.Add(tree);
                projects.Add(new ProjectBinder(tree, files, log).Bind(request.Node, request.Home));
            }
        }

        return new FleetReading(new FleetModel(projects.ToValueList()), trees.ToValueList(), log.Findings)
        {
            Unlisted = [.. log.Unlisted],
            AskedProfiles = request.Profiles ?? [],
        };
    }
}
