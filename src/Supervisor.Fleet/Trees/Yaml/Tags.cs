using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Places;
using YamlDotNet.Core.Events;

namespace Supervisor.Fleet.Trees.Yaml;

/// <summary>What a tag before a value makes of it: YAML's own, and Compose's two for the merge.</summary>
internal static class Tags
{
    private const string Standard = "tag:yaml.org,2002:";
    private const string RemoveIt = "Remove the tag, or put the value in quotes if it begins with '!'.";

    public static TreeNode Apply(NodeEvent written, TreeNode node, FindingLog log)
    {
        var tag = written.Tag.IsEmpty ? "" : written.Tag.Value;
        return (tag, node) switch
        {
            ("" or "?", _) => node,
            ("!reset", _) => node with { Mark = MergeMark.Reset },
            ("!override", _) => node with { Mark = MergeMark.Override },
            ("!" or Standard + "str", ScalarNode scalar) => scalar with { IsPlain = false },
            ("!", _) or (Standard + "map", MapNode) or (Standard + "seq", ListNode) => node,
            (_, ScalarNode scalar) when Fits(tag, scalar.Text) => scalar with { IsPlain = true },
            _ => Refuse(tag, node, log),
        };
    }

    private static bool Fits(string tag, string text) =>
        tag switch
        {
            Standard + "null" => PlainScalar.IsNull(text),
            Standard + "bool" => PlainScalar.IsFlag(text),
            Standard + "int" => PlainScalar.Whole(text) is not null,
            Standard + "float" => PlainScalar.Fraction(text) is not null,
            _ => false,
        };

    private static TreeNode Refuse(string tag, TreeNode node, FindingLog log)
    {
        var name = tag.StartsWith(Standard, StringComparison.Ordinal) ? "!!" + tag[Standard.Length..] : tag;
        var isKnown = name is "!!str" or "!!map" or "!!seq" or "!!null" or "!!bool" or "!!int" or "!!float";
        Report(
            log,
            node.Place,
            isKnown
                ? $"The tag {name} does not fit the value: it is {node}."
                : $"The tag {name} is neither YAML's nor Compose's."
        );
        return node;
    }

    /// <summary>Only a key can be reset or overridden, for only a key is merged.</summary>
    public static void RefuseMark(TreeNode node, string where, FindingLog log)
    {
        if (node.Mark is not MergeMark.None)
        {
            Report(log, node.Place, $"The tag !{node.Mark.ToString().ToLowerInvariant()} has no meaning for {where}.");
        }
    }

    private static void Report(FindingLog log, Place place, string message) =>
        log.Add(TreeKinds.BadTag, place, message, RemoveIt);
}
