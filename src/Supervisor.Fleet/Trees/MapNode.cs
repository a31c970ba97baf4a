using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Trees;

/// <summary>Keys in the order of the file; no key twice.</summary>
public sealed record MapNode(Place Place, IReadOnlyList<MapEntry> Entries) : TreeNode(Place)
{
    private readonly Lazy<Dictionary<string, MapEntry>> _byKey = new(() =>
        Entries.ToDictionary(entry => entry.Key, StringComparer.Ordinal)
    );

    /// <summary>Another content is another map: <see cref="Containing"/>.</summary>
    public IReadOnlyList<MapEntry> Entries { get; } = Entries;

    public MapEntry? Find(string key) => _byKey.Value.GetValueOrDefault(key);

    /// <summary>The same place and mark, other entries.</summary>
    internal MapNode Containing(IReadOnlyList<MapEntry> entries) => new(Place, entries) { Mark = Mark };

    internal MapNode Without(string key) =>
        Find(key) is null ? this : Containing([.. Entries.Where(entry => entry.Key != key)]);

    internal MapNode With(MapEntry entry) =>
        Find(entry.Key) is null
            ? Containing([.. Entries, entry])
            : Containing([.. Entries.Select(old => old.Key == entry.Key ? entry : old)]);

    private protected override TreeMeasure Measured() => TreeMeasure.Of(this);

    public override string ToString() => "a map";
}

public sealed record MapEntry(Place KeyPlace, string Key, TreeNode Value);
