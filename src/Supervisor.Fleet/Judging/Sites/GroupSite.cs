using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Trees;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Judging.Sites;

/// <summary>A group together with where it was written. A class, so that it is itself and not its contents.</summary>
internal sealed class GroupSite
{
    private const int Searched = 200;

    public GroupSite(ProjectSite project, GroupModel model)
    {
        (Project, Model) = (project, model);
        Path = TreePath.Of("services", model.Name);
        Supervised = Path.Then("x-supervisor");
        Agents = model.Agents.Select(agent => new AgentSite(this, agent)).ToValueList();
    }

    public ProjectSite Project { get; }

    public GroupModel Model { get; }

    public string Name => Model.Name;

    public ServiceModel Service => Model.Service;

    public ValueList<AgentSite> Agents { get; }

    public TreePath Path { get; }

    /// <summary>The group's section of what Compose does not know.</summary>
    public TreePath Supervised { get; }

    public string? Node => Project.Model.Node;

    public NameScope Scope => new(Node, Name);

    /// <summary>A text or a list stands in the service's place: that it is no service has been told.</summary>
    public bool IsNoService => Path.NodeIn(Project.Tree.Root) is ScalarNode or ListNode;

    public bool IsMovable => Model.Placement is Placement.Movable;

    public Place Place => Path.PlaceIn(Project.Tree.Root);

    public Finding At(FindingKind kind, TreePath path, string message, string remedy) =>
        Project.At(kind, path, message, remedy);

    public TreePath EnvironmentOf(string variable) => Path.Then("environment").Then(variable);

    /// <summary>
    /// An item of a list of the service: by its number if the model has an item for each of the file's, else (ranges,
    /// merged items) the first that mentions the text; in a long list nobody searches for each of its thousands.
    /// </summary>
    public TreePath ItemOf(string key, int index, int count, string text)
    {
        var path = Path.Then(key);
        if (path.NodeIn(Project.Tree.Root) is not ListNode { Items: var items })
        {
            return path;
        }

        var found = items.Count == count ? index : items.Take(Searched).ToList().FindIndex(item => item.Mentions(text));
        return found < 0 ? path : path.Then(found);
    }

    public override string ToString() => Name;
}
