using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Places;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Supervisor.Fleet.Trees.Yaml;

/// <summary>
/// Makes a value of the events that begin at the current one, and leaves the event behind it. Null: the text cannot be
/// read on, or holds too much; that has been told.
/// </summary>
internal sealed class TreeBuilder(YamlEvents events, TreeLimits limits, FindingLog log)
{
    private readonly Anchors _anchors = new(log);

    public TreeNode? Read(int depth = 0)
    {
        RefuseTab();
        return events.Current switch
        {
            Scalar scalar => Counted(ReadScalar(scalar)),
            AnchorAlias alias => ReadAlias(alias, depth),
            SequenceStart start => ReadList(start, depth + 1),
            MappingStart start => ReadMap(start, depth + 1),
            _ => null,
        };
    }

    private ScalarNode ReadScalar(Scalar scalar)
    {
        var node = new ScalarNode(events.PlaceOf(scalar.Start), scalar.Value, scalar.Style is ScalarStyle.Plain)
        {
            Dollars = Dollars.Of(scalar, events.Source),
        };
        var tagged = (ScalarNode)Tags.Apply(scalar, node, log);
        _anchors.Close(NameOf(scalar.Anchor), tagged);
        events.Advance();
        return tagged;
    }

    private TreeNode? ReadAlias(AnchorAlias alias, int depth)
    {
        var place = events.PlaceOf(alias.Start);
        var value = _anchors.Resolve(alias.Value.Value, place);
        events.Advance();
        return limits.Allows(depth + value.Measure.Depth, place) ? Counted(value, place) : null;
    }

    private ListNode? ReadList(SequenceStart start, int depth)
    {
        var place = events.PlaceOf(start.Start);
        var items = new List<TreeNode>();
        return Enter(start, depth, place) && ReadItems(items, depth)
            ? (ListNode?)Leave(start, new ListNode(place, items))
            : null;
    }

    private bool ReadItems(List<TreeNode> items, int depth)
    {
        while (events.Current is not (null or SequenceEnd))
        {
            if (Read(depth) is not { } item)
            {
                return false;
            }

            Tags.RefuseMark(item, "an item of a list", log);
            items.Add(item);
        }

        return events.Current is not null;
    }

    private MapNode? ReadMap(MappingStart start, int depth)
    {
        var place = events.PlaceOf(start.Start);
        var assembly = new MapAssembly(log);
        if (!Enter(start, depth, place) || ReadEntries(assembly, depth) is not { } hasMerge)
        {
            return null;
        }

        return (MapNode?)Leave(start, new MapNode(place, assembly.Entries(hasMerge)));
    }

    /// <summary>Whether a merge key is among them; null: cannot be read on.</summary>
    private bool? ReadEntries(MapAssembly assembly, int depth)
    {
        var hasMerge = false;
        while (events.Current is not (null or MappingEnd))
        {
            var isMerge = events.Current is Scalar { Value: MapAssembly.MergeKey, Style: ScalarStyle.Plain };
            if (ReadKey(depth) is not { } key || Read(depth) is not { } value)
            {
                return null;
            }

            var source = isMerge ? assembly.SourceOf(value) : null;
            if (source is not null && !limits.Take(source.Measure, source.Place))
            {
                return null;
            }

            hasMerge |= source is not null;
            if (key.Text.Length > 0 && isMerge == source is not null)
            {
                assembly.Add(new MapEntry(key.Place, key.Text, source ?? value));
            }
        }

        return events.Current is null ? null : hasMerge;
    }

    /// <summary>A key that is none is told and has no text.</summary>
    private ScalarNode? ReadKey(int depth)
    {
        if (Read(depth) is not { } key)
        {
            return null;
        }

        if (key is ScalarNode { IsNull: false, Text.Length: > 0 } scalar)
        {
            return scalar;
        }

        log.Add(
            TreeKinds.BadKey,
            key.Place,
            $"A key is a text, and this one is {key}.",
            "Write a name before the colon. A value that begins with '{', '[' or '?' needs quotes."
        );
        return new ScalarNode(key.Place, "", IsPlain: false);
    }

    private bool Enter(NodeEvent start, int depth, Place place)
    {
        _anchors.Open(NameOf(start.Anchor));
        events.Advance();
        return limits.Allows(depth, place);
    }

    private TreeNode? Leave(NodeEvent start, TreeNode node)
    {
        var tagged = Tags.Apply(start, node, log);
        _anchors.Close(NameOf(start.Anchor), tagged);
        events.Advance();
        return limits.Take(new TreeMeasure(1, 0, 0), node.Place) ? tagged : null;
    }

    private TreeNode? Counted(TreeNode node, Place? place = null) =>
        limits.Take(node.Measure, place ?? node.Place) ? node : null;

    private void RefuseTab()
    {
        if (
            !events.IsInBrackets
            && events.Current is { } start
            && Indentation.IsFirstOfLine(events.Source, start.Start)
            && Indentation.TabOf(events.Source, start.Start) is { } tab
        )
        {
            log.Add(Indentation.Finding(tab));
        }
    }

    private static string? NameOf(AnchorName anchor) => anchor.IsEmpty ? null : anchor.Value;
}
