using Supervisor.Fleet.Model;
using Supervisor.Fleet.Printing.Trees;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Printing;

/// <summary>
/// Prints a model as a fleet file that reads back to the same model: all in long form, in one order, without what is so
/// by default. Groups that are not wanted now are not of the model, and are not printed.
/// </summary>
public static class FleetPrinter
{
    public static string Yaml(ProjectModel project) => YamlWriter.Write(ProjectTrees.Of(project));

    /// <summary>For programs: the same keys, one project after the other.</summary>
    public static string Json(FleetModel fleet) => JsonText.Of(Tree(fleet));

    private static MapNode Tree(FleetModel fleet) =>
        new MapBuilder().Add("projects", Nodes.List(fleet.Projects.Select(ProjectTrees.Of))).Build();
}
