using Supervisor.Fleet.Model;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Printing.Trees;

internal static class ProjectTrees
{
    public static MapNode Of(ProjectModel project) =>
        new MapBuilder()
            .Text("name", project.Name)
            .Filled("x-supervisor", SupervisorTrees.Of(project))
            .Add(
                "services",
                Nodes.Map(project.Groups.Select(group => KeyValuePair.Create(group.Name, ServiceTrees.Of(group))))
            )
            .Map("networks", project.Networks, ResourceTrees.Of)
            .Map("volumes", project.Volumes, ResourceTrees.Of)
            .Map("secrets", project.Secrets, ResourceTrees.Of)
            .Map("configs", project.Configs, ResourceTrees.Of)
            .Build();
}
