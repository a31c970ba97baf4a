using Supervisor.Fleet.Model;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Values;
using Supervisor.Tests.Architecture;

namespace Supervisor.Tests.Fleet.Shipped;

/// <summary>The files of config/, as they are in the tree.</summary>
internal static class ShippedFleet
{
    public const string MainPc = "config/mainpc.yaml";
    public const string Pc2 = "config/pc2.yaml";

    public static readonly MemoryFiles Files = new()
    {
        [MainPc] = File.ReadAllText(Path.Combine(SourceTree.Root, MainPc)),
        [Pc2] = File.ReadAllText(Path.Combine(SourceTree.Root, Pc2)),
    };

    public static FleetModel Model { get; } = Read(MainPc, Pc2).Model;

    public static FleetReading Read(params string[] paths) =>
        FleetReader.Read(new FleetRequest(paths.Select(ProjectFiles.Of).ToValueList(), ValueMap<string>.Empty), Files);

    public static ProjectModel Project(string node) => Model.Projects.Single(project => project.Node == node);

    public static GroupModel Group(string node, string name) =>
        Project(node).Groups.Single(group => group.Name == name);
}
