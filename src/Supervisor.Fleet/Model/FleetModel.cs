using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Model;

/// <summary>All that should run, as one value: equal when the same would run.</summary>
/// <param name="Projects">In the order in which they were given.</param>
public sealed record FleetModel(ValueList<ProjectModel> Projects)
{
    /// <summary>Whether any of it is for this node.</summary>
    public bool Concerns(string node) => Projects.Any(project => project.Node == node);
}
