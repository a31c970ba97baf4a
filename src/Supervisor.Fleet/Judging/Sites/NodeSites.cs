using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Judging.Sites;

internal static class NodeSites
{
    public static ValueList<NodeSite> Of(ValueList<ProjectSite> projects)
    {
        var declarations = projects
            .SelectMany(project => project.Model.Nodes.Values.Select(node => new NodeDeclaration(project, node)))
            .ToLookup(declaration => declaration.Model.Name, StringComparer.Ordinal);
        var pinned = projects
            .SelectMany(project => project.Groups)
            .Where(group => !group.IsMovable)
            .ToLookup(group => group.Node, StringComparer.Ordinal);
        return projects
            .Select(project => project.Model.Node)
            .Concat(declarations.Select(declared => declared.Key))
            .Distinct(StringComparer.Ordinal)
            .Select(name => new NodeSite(
                name,
                name is null ? [] : declarations[name].ToValueList(),
                pinned[name].ToValueList()
            ))
            .ToValueList();
    }
}
