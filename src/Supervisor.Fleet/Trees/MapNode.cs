using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Trees;

/// <summary>Keys in the order of the file; no key twice.</summary>
public sealed record MapNode(Place Place, IReadOnlyList<MapEntry> Entries) : TreeNode(Place)
{
    private readonly Lazy<Dictionary<string, MapEntry>> _byKey = new(() =>
        Entries.ToDictionary(entry => entry.Key, StringComparer.Ordinal)
    );

    public MapEntry? Find(string key) => _byKey.Value.GetValueOrDefault(key);

    public override string ToString() => "a map";
}

public sealed record MapEntry(Place KeyPlace, string Key, TreeNode Value);
