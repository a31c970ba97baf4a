using Supervisor.Fleet.Places;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Trees;
using Supervisor.Fleet.Values;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Supervisor.Tests.Fleet;

/// <summary>Trees for tests of what comes after reading: no interpolation, no merge, just the text as it stands.</summary>
internal static class TreeText
{
    public const string File = "fleet.yaml";

    public static TreeNode Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return NodeOf(stream.Documents[0].RootNode);
    }

    public static ProjectTree Project(string yaml, string name = "demo", params (string, string)[] environment) =>
        Project((MapNode)Parse(yaml), name, environment);

    public static ProjectTree Project(MapNode root, string name = "demo", params (string, string)[] environment) =>
        new(
            name,
            File,
            "/fleet",
            root,
            environment.Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2)).ToValueMap(),
            []
        );

    private static TreeNode NodeOf(YamlNode node) =>
        node switch
        {
            YamlMappingNode map => new MapNode(PlaceOf(node), [.. map.Children.Select(EntryOf)]),
            YamlSequenceNode list => new ListNode(PlaceOf(node), [.. list.Children.Select(NodeOf)]),
            YamlScalarNode scalar => new ScalarNode(
                PlaceOf(node),
                scalar.Value ?? "",
                scalar.Style is ScalarStyle.Plain or ScalarStyle.Any
            ),
            _ => throw new ArgumentException($"A {node.NodeType} has no place in a tree.", nameof(node)),
        };

    private static MapEntry EntryOf(KeyValuePair<YamlNode, YamlNode> pair) =>
        new(PlaceOf(pair.Key), ((YamlScalarNode)pair.Key).Value!, NodeOf(pair.Value));

    private static Place PlaceOf(YamlNode node) => new(File, (int)node.Start.Line, (int)node.Start.Column);
}
