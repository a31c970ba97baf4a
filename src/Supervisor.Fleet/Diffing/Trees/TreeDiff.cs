using Supervisor.Fleet.Trees;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Diffing.Trees;

/// <summary>
/// Compares two trees key by key. A list is one value: which of its items moved where is seldom what anybody asks.
/// </summary>
/// <param name="orderMatters">Of the map at a path.</param>
internal sealed class TreeDiff(Func<ValueList<string>, bool> orderMatters)
{
    private readonly List<TreeChange> _changes = [];

    public IReadOnlyList<TreeChange> Compare(MapNode old, MapNode @new)
    {
        _changes.Clear();
        Compare(old, @new, []);
        return [.. _changes];
    }

    private void Compare(MapNode old, MapNode @new, ValueList<string> path)
    {
        foreach (var entry in old.Entries.Where(entry => @new.Find(entry.Key) is null))
        {
            _changes.Add(new TreeChange.Value([.. path, entry.Key], entry.Value, New: null));
        }

        string? before = null;
        foreach (var entry in @new.Entries)
        {
            CompareEntry(old.Find(entry.Key)?.Value, entry, path, before);
            before = entry.Key;
        }

        if (orderMatters(path))
        {
            CompareOrder(old, @new, path);
        }
    }

    private void CompareEntry(TreeNode? old, MapEntry entry, ValueList<string> path, string? before)
    {
        ValueList<string> key = [.. path, entry.Key];
        switch (old, entry.Value)
        {
            case (null, var added):
                _changes.Add(new TreeChange.Value(key, Old: null, added, orderMatters(path) ? before : null));
                break;
            case (MapNode first, MapNode second):
                Compare(first, second, key);
                break;
            case var (first, second) when !TreeForm.AreSame(first, second):
                _changes.Add(new TreeChange.Value(key, first, second));
                break;
        }
    }

    /// <summary>Where an added key stands is said along with it: what counts is the order of those that both have.</summary>
    private void CompareOrder(MapNode old, MapNode @new, ValueList<string> path)
    {
        var (kept, expected) = (Common(old, @new), Common(@new, old));
        if (!kept.SequenceEqual(expected, StringComparer.Ordinal))
        {
            _changes.Add(new TreeChange.Order(path, old.Keys(), @new.Keys()));
        }
    }

    private static IEnumerable<string> Common(MapNode map, MapNode other) =>
        map.Keys().Where(key => other.Find(key) is not null);
}
