using Supervisor.Fleet.Places;
using Supervisor.Fleet.Trees;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Diffing.Trees;

/// <summary>Makes the changes of a comparison in the tree that was compared: the result is the other tree.</summary>
internal static class TreePatch
{
    private static readonly Place Nowhere = new("", 1, 1);

    public static MapNode Apply(MapNode tree, IReadOnlyList<TreeChange> changes) => Apply(tree, changes, depth: 0);

    private static MapNode Apply(MapNode map, IEnumerable<TreeChange> changes, int depth)
    {
        var byKey = changes.ToLookup(
            change => change.Path.Count > depth ? change.Path[depth] : null,
            StringComparer.Ordinal
        );
        var order = byKey[null].OfType<TreeChange.Order>().FirstOrDefault();
        var values = map.Entries.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        var added = new List<TreeChange.Value>();
        foreach (var ofKey in byKey.Where(group => group.Key is not null))
        {
            var key = ofKey.Key!;
            if (ofKey.First() is TreeChange.Value value && value.Path.Count == depth + 1)
            {
                Put(values, key, value.New);
                added.AddRange(value.Old is null ? [value] : []);
            }
            else
            {
                values[key] = Apply((MapNode)values[key], ofKey, depth + 1);
            }
        }

        var keys = order?.New ?? InOrder(map.Keys(), added);
        return map.Containing([
            .. keys.Where(values.ContainsKey).Select(key => new MapEntry(Nowhere, key, values[key])),
        ]);
    }

    private static void Put(Dictionary<string, TreeNode> values, string key, TreeNode? value)
    {
        if (value is null)
        {
            values.Remove(key);
        }
        else
        {
            values[key] = value;
        }
    }

    /// <summary>Each added key follows the one that it was written after; where order means nothing, the end.</summary>
    private static IEnumerable<string> InOrder(ValueList<string> old, List<TreeChange.Value> added)
    {
        var first = added.Where(change => change.After is null).Select(change => change.Path[^1]);
        var after = added
            .Where(change => change.After is not null)
            .ToDictionary(change => change.After!, change => change.Path[^1], StringComparer.Ordinal);
        return first.Concat(old).SelectMany(key => WithFollowers(key, after));
    }

    private static IEnumerable<string> WithFollowers(string key, Dictionary<string, string> after)
    {
        yield return key;
        while (after.TryGetValue(key, out var next))
        {
            yield return key = next;
        }
    }
}
