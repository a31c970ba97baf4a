using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Agents;

namespace Supervisor.Fleet.Naming;

/// <summary>
/// A group or an agent of the model, with what it belongs to. A class, so that it is itself and not its contents: two
/// agents of equal definition are two members.
/// </summary>
public sealed class FleetMember
{
    internal FleetMember(int number, ProjectModel project, GroupModel group)
    {
        (Number, GroupNumber) = (number, number);
        (Project, Group) = (project, group);
        Address = new FleetAddress(project.Node, group.Name);
    }

    internal FleetMember(int number, FleetMember group, AgentModel agent)
    {
        (Number, GroupNumber) = (number, group.Number);
        (Project, Group, Agent) = (group.Project, group.Group, agent);
        Address = group.Address with { Agent = agent.Name };
    }

    public ProjectModel Project { get; }

    public GroupModel Group { get; }

    /// <summary>Null: the whole group.</summary>
    public AgentModel? Agent { get; }

    public FleetAddress Address { get; }

    /// <summary>What is added to the ports that its container publishes.</summary>
    public int PortOffset => Supervised.PortOffset.Of(Group.Service, Project.PortOffset);

    /// <summary>Who asks, when something in this member's definition names another.</summary>
    public NameScope Scope => new(Project.Node, Group.Name);

    /// <summary>Its place among all groups, or among all agents, of the fleet.</summary>
    internal int Number { get; }

    internal int GroupNumber { get; }

    public override string ToString() => Address.ToString();
}
