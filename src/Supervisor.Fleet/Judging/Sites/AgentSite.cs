using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Judging.Sites;

/// <summary>An agent together with where it was written. A class, so that it is itself and not its contents.</summary>
internal sealed class AgentSite(GroupSite group, AgentModel model)
{
    private TreePath? _path;

    public GroupSite Group { get; } = group;

    public AgentModel Model { get; } = model;

    public string Name => Model.Name;

    /// <summary>The image, or its entry point, starts it.</summary>
    public bool IsListenedTo => Model.Command is null;

    /// <summary>With a command of its own, beside that of the container.</summary>
    public bool IsStartedByUs => Model.Command is { } command && !command.Equals(Group.Service.Command);

    /// <summary>Where the agent is listed; of one that no list has, where its group is supervised.</summary>
    public TreePath Path =>
        _path ??=
            Listed is var listed && listed.NodeIn(Group.Project.Tree.Root) is not null ? listed : Group.Supervised;

    private TreePath Listed => Group.Supervised.Then("agents").Then(Name);

    /// <summary>Where the agent's key stands: with the agent, or with the group, for its agents inherit from it.</summary>
    public TreePath PathOf(string key)
    {
        var root = Group.Project.Tree.Root;
        var own = Path.Then(key);
        var inherited = Group.Supervised.Then(key);
        return own.NodeIn(root) is null && inherited.NodeIn(root) is not null ? inherited : own;
    }

    public Finding At(FindingKind kind, TreePath path, string message, string remedy) =>
        Group.At(kind, path, message, remedy);

    public override string ToString() => Name;
}
