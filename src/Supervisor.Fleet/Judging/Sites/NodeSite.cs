using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Judging.Sites;

/// <summary>A machine: what the files say of it, and what they put on it for good.</summary>
/// <param name="Name">Null: files that name none, for a node that is not known yet.</param>
/// <param name="Declarations">In the order of the files; normally one.</param>
/// <param name="Pinned">Groups that run here and nowhere else.</param>
internal sealed record NodeSite(string? Name, ValueList<NodeDeclaration> Declarations, ValueList<GroupSite> Pinned)
{
    public NodeModel? Declared => Declarations is [var first, ..] ? first.Model : null;

    public override string ToString() => Name ?? "the node";
}

internal sealed record NodeDeclaration(ProjectSite Project, NodeModel Model)
{
    public TreePath Path => TreePath.Of("x-supervisor", "nodes", Model.Name);

    public Finding At(FindingKind kind, TreePath path, string message, string remedy) =>
        Project.At(kind, path, message, remedy);
}
