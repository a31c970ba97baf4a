using Supervisor.Fleet.Trees;

namespace Supervisor.Tests.Fleet.Schema;

/// <summary>The keys as the tests know them: see compose-keys.yaml, and supervisor-keys.yaml for our own.</summary>
internal static class KeyList
{
    public static readonly IReadOnlyList<KeyTrial> Trials =
    [
        .. MapOf("compose-keys.yaml").Entries.SelectMany(TrialsOf),
        .. MapOf("supervisor-keys.yaml").Entries.SelectMany(TrialsOf),
    ];

    public static readonly IReadOnlyList<string> OfCompose129 = TextOf("keys-of-compose-1.29.txt")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static readonly IReadOnlyList<MapNode> Surroundings =
    [
        MapOf("compose-surroundings.yaml"),
        MapOf("supervisor-surroundings.yaml"),
    ];

    public static MapNode? SurroundingsOf(string path) =>
        Surroundings.Select(map => map.Find(path)?.Value).OfType<MapNode>().FirstOrDefault();

    private static IEnumerable<KeyTrial> TrialsOf(MapEntry key) =>
        ((MapNode)key.Value).Entries.Select(entry => new KeyTrial(key.Key, entry.Key, entry.Value));

    private static MapNode MapOf(string name) => ProjectText.Parse(TextOf(name));

    private static string TextOf(string name)
    {
        var assembly = typeof(KeyList).Assembly;
        var resource = assembly
            .GetManifestResourceNames()
            .Single(found => found.EndsWith(name, StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
