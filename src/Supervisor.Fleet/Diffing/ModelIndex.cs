using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Agents;

namespace Supervisor.Fleet.Diffing;

/// <summary>Finds in a fleet what a path of its tree leads to.</summary>
internal sealed class ModelIndex
{
    private readonly Dictionary<string, ProjectModel> _projects;
    private readonly Dictionary<(string Project, string Group), GroupModel> _groups = [];
    private readonly Dictionary<(string Project, string Group, string Agent), AgentModel> _agents = [];
    private readonly Dictionary<ProjectModel, string> _keys = new(ReferenceEqualityComparer.Instance);

    public ModelIndex(FleetModel fleet)
    {
        _projects = ProjectKeys.Of(fleet).ToDictionary(StringComparer.Ordinal);
        foreach (var (key, project) in _projects)
        {
            _keys.TryAdd(project, key);
            foreach (var group in project.Groups)
            {
                _groups.TryAdd((key, group.Name), group);
                foreach (var agent in group.Agents)
                {
                    _agents.TryAdd((key, group.Name, agent.Name), agent);
                }
            }
        }
    }

    public ProjectModel? Project(string key) => _projects.GetValueOrDefault(key);

    public GroupModel? Group(string project, string group) => _groups.GetValueOrDefault((project, group));

    public AgentModel? Agent(string project, string group, string agent) =>
        _agents.GetValueOrDefault((project, group, agent));

    /// <summary>Null: it is of another fleet.</summary>
    public string? KeyOf(ProjectModel project) => _keys.GetValueOrDefault(project);
}
