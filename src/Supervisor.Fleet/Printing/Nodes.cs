using System.Globalization;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Trees;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Printing;

/// <summary>
/// Values of a tree that is made and not read. A text is told from a number or a flag by being quoted, whether or not
/// it has to be when it is written.
/// </summary>
internal static class Nodes
{
    private static readonly Place Nowhere = new("", 1, 1);

    public static readonly TreeNode Nothing = Plain("null");

    public static TreeNode Text(string text) => new ScalarNode(Nowhere, text, IsPlain: false);

    public static TreeNode Number(long number) => Plain(number.ToString(CultureInfo.InvariantCulture));

    public static TreeNode Number(decimal number) =>
        Plain(number.ToString("0.############################", CultureInfo.InvariantCulture));

    public static TreeNode Flag(bool flag) => Plain(flag ? "true" : "false");

    public static TreeNode List(IEnumerable<TreeNode> items) => new ListNode(Nowhere, [.. items]);

    public static TreeNode Texts(IEnumerable<string> texts) => List(texts.Select(Text));

    public static MapNode Map(IEnumerable<KeyValuePair<string, TreeNode>> entries) =>
        new(Nowhere, [.. entries.Select(entry => new MapEntry(Nowhere, entry.Key, entry.Value))]);

    public static MapNode Map<T>(ValueMap<T> values, Func<T, TreeNode> nodeOf) =>
        Map(values.Select(entry => KeyValuePair.Create(entry.Key, nodeOf(entry.Value))));

    /// <summary>A section that says nothing is a key without a value.</summary>
    public static TreeNode OrNothing(MapNode map) => map.Entries.Count == 0 ? Nothing : map;

    private static ScalarNode Plain(string text) => new(Nowhere, text, IsPlain: true);
}
