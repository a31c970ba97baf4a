using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Agents;

namespace Supervisor.Fleet.Naming;

/// <summary>
/// A group or an agent of the model, with what it belongs to. A class, so that it is itself and not its contents: two
/// agents of equal definition are two members.
/// </summary>
public sealed class FleetMember
{
    internal FleetMember(ProjectModel project, GroupModel group, AgentModel? agent = null)
    {
        Project = project;
        Group = group;
        Agent = agent;
        Address = new FleetAddress(project.Node, group.Name, agent?.Name);
    }

    public ProjectModel Project { get; }

    public GroupModel Group { get; }

    /// <summary>Null: the whole group.</summary>
    public AgentModel? Agent { get; }

    public FleetAddress Address { get; }

    /// <summary>Who asks, when something in this member's definition names another.</summary>
    public NameScope Scope => new(Project.Node, Group.Name);

    public override string ToString() => Address.ToString();
}
