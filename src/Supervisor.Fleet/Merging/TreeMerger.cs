using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Merging;

/// <summary>
/// Makes one tree of two. What is marked <c>!reset</c> or <c>!override</c> replaces what is below it, and keeps its
/// mark, because a further file may lie below that; <see cref="MergeMarks"/> ends them.
/// </summary>
internal sealed class TreeMerger(FindingLog log)
{
    public MapNode MergeFiles(MapNode lower, MapNode upper) => MergeMaps(lower, upper, MergeRules.OfFile);

    public MapNode MergeServices(MapNode lower, MapNode upper) => MergeMaps(lower, upper, MergeRules.OfService);

    public MapNode MergeMaps(MapNode lower, MapNode upper, MergeRules rules)
    {
        var entries = new List<MapEntry>(lower.Entries.Count + upper.Entries.Count);
        foreach (var entry in lower.Entries)
        {
            entries.Add(upper.Find(entry.Key) is { } other ? Merge(entry, other, rules.Under(entry.Key)) : entry);
        }

        entries.AddRange(upper.Entries.Where(entry => lower.Find(entry.Key) is null));
        return lower.Containing(entries);
    }

    public TreeNode MergePlainly(MergePair pair) =>
        pair.OnlyOne
        ?? (pair.Lower, pair.Upper) switch
        {
            (MapNode lower, MapNode upper) => MergeMaps(lower, upper, pair.Rules),
            (ListNode lower, ListNode upper) => lower with { Items = [.. lower.Items, .. upper.Items] },
            (ScalarNode, _) => pair.Upper,
            _ => Refuse(pair),
        };

    private MapEntry Merge(MapEntry lower, MapEntry upper, MergeRules rules)
    {
        var merged = Merge(new MergePair(upper.Key, lower.Value, upper.Value, rules, this));
        return ReferenceEquals(merged, lower.Value) ? lower
            : ReferenceEquals(merged, upper.Value) ? upper
            : lower with { Value = merged };
    }

    private static TreeNode Merge(MergePair pair)
    {
        if (pair.Upper.Mark is not MergeMark.None || pair.Lower.Mark is MergeMark.Reset)
        {
            return pair.Upper;
        }

        var merged = pair.Rules.Rule is { } rule ? rule(pair) : pair.Plainly();
        return merged.Mark == pair.Lower.Mark ? merged : merged with { Mark = pair.Lower.Mark };
    }

    private TreeNode Refuse(MergePair pair)
    {
        log.Add(
            MergeKinds.MergeConflict,
            pair.Upper.Place,
            $"'{Excerpt.Of(pair.Key)}' is {pair.Upper} here, and {pair.Lower} at {pair.Lower.Place}: they cannot be merged.",
            "Write it in the same form as there, or put !override before the value to replace the one below."
        );
        return pair.Lower;
    }
}
