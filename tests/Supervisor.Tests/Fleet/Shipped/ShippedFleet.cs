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
    public const string DemoMainPc = MainPc + "+" + OverrideOfMainPc;
    public const string DemoPc2 = Pc2 + "+" + OverrideOfPc2;
    public const string NodesMainPc = DemoMainPc + "+" + NodeOfMainPc;
    public const string NodesPc2 = DemoPc2 + "+" + NodeOfPc2;
    public const string Movable = "config/movable.yaml";
    public const string DemoMovable = Movable + "+" + OverrideOfMovable;
    public const string DockerMainPc = MainPc + "+" + ContainersOfMainPc;
    public const string DockerPc2 = Pc2 + "+" + ContainersOfPc2;

    private const string OverrideOfMainPc = "config/demo/mainpc.yaml";
    private const string OverrideOfPc2 = "config/demo/pc2.yaml";
    private const string NodeOfMainPc = "config/demo/nodes/mainpc.yaml";
    private const string NodeOfPc2 = "config/demo/nodes/pc2.yaml";
    private const string OverrideOfMovable = "config/demo/movable.yaml";
    private const string ContainersOfMainPc = "config/docker/mainpc.yaml";
    private const string ContainersOfPc2 = "config/docker/pc2.yaml";

    public static readonly MemoryFiles Files = new()
    {
        [MainPc] = TextOf(MainPc),
        [Pc2] = TextOf(Pc2),
        [OverrideOfMainPc] = TextOf(OverrideOfMainPc),
        [OverrideOfPc2] = TextOf(OverrideOfPc2),
        [NodeOfMainPc] = TextOf(NodeOfMainPc),
        [NodeOfPc2] = TextOf(NodeOfPc2),
        [Movable] = TextOf(Movable),
        [OverrideOfMovable] = TextOf(OverrideOfMovable),
        [ContainersOfMainPc] = TextOf(ContainersOfMainPc),
        [ContainersOfPc2] = TextOf(ContainersOfPc2),
    };

    public static FleetModel Model { get; } = Read(MainPc, Pc2).Model;

    public static FleetReading Read(params string[] paths) =>
        FleetReader.Read(new FleetRequest(paths.Select(ProjectFiles.Of).ToValueList(), ValueMap<string>.Empty), Files);

    public static ProjectModel Project(string node) => Model.Projects.Single(project => project.Node == node);

    public static GroupModel Group(string node, string name) =>
        Project(node).Groups.Single(group => group.Name == name);

    private static string TextOf(string path) => File.ReadAllText(Path.Combine(SourceTree.Root, path));
}
