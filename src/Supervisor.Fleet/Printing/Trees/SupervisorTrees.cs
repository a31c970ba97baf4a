using Supervisor.Fleet.Model;

namespace Supervisor.Fleet.Printing.Trees;

/// <summary>What is ours in a fleet file.</summary>
internal static class SupervisorTrees
{
    public static MapBuilder Of(ProjectModel project) => new MapBuilder().Text("node", project.Node);

    public static MapBuilder Of(GroupModel group) => new MapBuilder().Texts("links", group.Links);
}
