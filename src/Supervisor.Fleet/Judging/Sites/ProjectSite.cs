using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Judging.Sites;

/// <summary>A project together with where it was written. A class, so that it is itself and not its contents.</summary>
internal sealed class ProjectSite
{
    public ProjectSite(ProjectModel model, ProjectTree tree)
    {
        (Model, Tree) = (model, tree);
        Groups = model.Groups.Select(group => new GroupSite(this, group)).ToValueList();
        GroupsByName = Groups
            .DistinctBy(group => group.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Name, StringComparer.Ordinal);
    }

    public ProjectModel Model { get; }

    public ProjectTree Tree { get; }

    public ValueList<GroupSite> Groups { get; }

    /// <summary>Those that Compose calls services; a name that a broken file has twice counts once.</summary>
    public IReadOnlyDictionary<string, GroupSite> GroupsByName { get; }

    public Finding At(FindingKind kind, TreePath path, string message, string remedy) =>
        new(kind, path.PlaceIn(Tree.Root), message, remedy);
}
