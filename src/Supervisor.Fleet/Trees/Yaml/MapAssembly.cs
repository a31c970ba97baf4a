using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Trees.Yaml;

/// <summary>
/// A map while it is read. What <c>&lt;&lt;</c> brings stands where it was written, and gives way to the map's own
/// keys wherever those stand; of several merged maps the earlier wins.
/// </summary>
internal sealed class MapAssembly(FindingLog log)
{
    public const string MergeKey = "<<";

    private readonly Dictionary<string, Place> _own = new(StringComparer.Ordinal);
    private readonly List<MapEntry> _written = [];

    public void Add(MapEntry entry)
    {
        if (_own.TryAdd(entry.Key, entry.KeyPlace))
        {
            _written.Add(entry);
            return;
        }

        var first = _own[entry.Key];
        log.Add(
            TreeKinds.DuplicateKey,
            entry.KeyPlace,
            $"The key '{Excerpt.Of(entry.Key)}' stands twice in one map: first at line {first.Line}, column {first.Column}.",
            entry.Key is MergeKey ? "Write one << with a list: <<: [*a, *b]." : "Remove or rename one of the two."
        );
    }

    public IReadOnlyList<MapEntry> Entries(bool hasMerge) => hasMerge ? Merged() : _written;

    private List<MapEntry> Merged()
    {
        var taken = new HashSet<string>(_own.Keys, StringComparer.Ordinal);
        var entries = new List<MapEntry>();
        foreach (var entry in _written)
        {
            if (entry.Key is MergeKey && entry.Value is MergeSource source)
            {
                entries.AddRange(source.Maps.SelectMany(map => map.Entries).Where(merged => taken.Add(merged.Key)));
            }
            else
            {
                entries.Add(entry);
            }
        }

        return entries;
    }

    /// <summary>That the alias leads nowhere has been told where it stands.</summary>
    private bool IsAliasOfNothing(TreeNode item) =>
        log.Findings.Any(finding =>
            finding.Place == item.Place
            && (finding.Kind == TreeKinds.UnknownAlias || finding.Kind == TreeKinds.AliasCycle)
        );

    /// <summary>The maps behind <c>&lt;&lt;</c>, or null when there are none: then that has been told.</summary>
    public MergeSource? SourceOf(TreeNode value)
    {
        var items = value is ListNode list ? list.Items : [value];
        if (items.All(item => item is MapNode))
        {
            return new MergeSource(value.Place, [.. items.Cast<MapNode>()]);
        }

        if (items.Any(IsAliasOfNothing))
        {
            return null;
        }

        log.Add(
            TreeKinds.BadMergeKey,
            value.Place,
            $"<< merges maps into this one, and its value is {(value is ListNode ? "not a list of maps" : value)}.",
            "Write an alias of a map, or a list of such: <<: *defaults, <<: [*a, *b]."
        );
        return null;
    }
}

/// <summary>Stands for what <c>&lt;&lt;</c> brings, until the map is complete.</summary>
internal sealed record MergeSource(Place Place, IReadOnlyList<MapNode> Maps) : TreeNode(Place)
{
    private protected override TreeMeasure Measured() =>
        Maps.Aggregate(
            new TreeMeasure(0, 0, 0),
            static (sum, map) =>
                new TreeMeasure(
                    sum.Values + map.Measure.Values,
                    sum.Characters + map.Measure.Characters,
                    Math.Max(sum.Depth, map.Measure.Depth)
                )
        );
}
