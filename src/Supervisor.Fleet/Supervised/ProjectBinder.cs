using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Compose;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Reading;

namespace Supervisor.Fleet.Supervised;

/// <summary>From a project's tree to the whole of its model.</summary>
internal sealed class ProjectBinder(ProjectTree project, IFleetFiles files, FindingLog log)
{
    private const string Ours = "x-supervisor";

    private readonly ComposeBinder _compose = new(project, files, log);
    private readonly Cursor _root = new(project.Root, TreePath.Root);
    private readonly HostDirectories _directories = new(project, files);
    private readonly ProfileFilter _profiles = new(project.Profiles);

    /// <param name="node">The one that the file is given to; null where it is not known.</param>
    /// <param name="home">Where it is applied, for a file that says nothing else; null where that is not known.</param>
    public ProjectModel Bind(string? node, string? home = null)
    {
        var supervised = _root[Ours];
        var (active, inactive) = _profiles.Split(Groups());
        return new ProjectModel
        {
            Name = project.Name,
            Node = NodeChoice.Of(supervised["node"], node, log) ?? home,
            Expect = Expected(supervised["expect"]),
            Nodes = NodeBinder.Bind(supervised["nodes"]),
            Groups = active,
            Inactive = inactive,
            PortOffset = Supervised.PortOffset.Of(project, log),
            Networks = _compose.Networks(active.Select(group => group.Service)),
            Volumes = _compose.Volumes(),
            Secrets = _compose.Secrets(),
            Configs = _compose.Configs(),
        };
    }

    private IEnumerable<GroupModel> Groups() =>
        _root["services"]
            .Entries.Select(service =>
                _directories.Resolved(GroupBinder.Bind(service.Key, _compose.Service(service.Key), service.Value[Ours]))
            );

    private static ExpectedCounts? Expected(Cursor expect) =>
        expect.IsPresent ? new ExpectedCounts(expect["groups"].Number, expect["agents"].Number) : null;
}
