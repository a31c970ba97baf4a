using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Merging;

/// <summary>Which values are paths on the host.</summary>
internal static class HostPaths
{
    private static readonly (string[] Steps, Func<TreeNode, HostPath?> At)[] Table =
    [
        (["services", "*", "volumes", "[]"], OfShortMount),
        (["services", "*", "volumes", "[]", "source"], WholeText),
        (["services", "*", "env_file"], WholeText),
        (["services", "*", "env_file", "[]"], WholeText),
        (["services", "*", "env_file", "[]", "path"], WholeText),
        (["services", "*", "env_file", "path"], WholeText),
        (["services", "*", "label_file"], WholeText),
        (["services", "*", "label_file", "[]"], WholeText),
        (["services", "*", "build"], OfContext),
        (["services", "*", "build", "context"], OfContext),
        (["services", "*", "build", "additional_contexts", "*"], OfContext),
        (["services", "*", "x-supervisor", "templates", "[]", "from"], WholeText),
        (["configs", "*", "file"], WholeText),
        (["secrets", "*", "file"], WholeText),
        (["volumes", "*", "driver_opts", "device"], WholeText),
    ];

    /// <summary>The tree with each path replaced; what is not replaced is the same node as before.</summary>
    public static MapNode Replace(MapNode root, Func<HostPath, ScalarNode> replacement)
    {
        TreeNode result = root;
        foreach (var (steps, at) in Table)
        {
            result = Replace(result, steps, node => at(node) is { } path ? replacement(path) : node);
        }

        return (MapNode)result;
    }

    private static TreeNode Replace(TreeNode node, ReadOnlySpan<string> steps, Func<TreeNode, TreeNode> leaf)
    {
        if (steps.IsEmpty)
        {
            return leaf(node);
        }

        return (node, steps[0]) switch
        {
            (ListNode list, "[]") => ReplaceItems(list, steps[1..], leaf),
            (MapNode map, "*") => ReplaceValues(map, map.Entries, steps[1..], leaf),
            (MapNode map, var key) when map.Find(key) is { } entry && IsBind(map, key) => ReplaceValues(
                map,
                [entry],
                steps[1..],
                leaf
            ),
            _ => node,
        };
    }

    private static ListNode ReplaceItems(ListNode list, ReadOnlySpan<string> steps, Func<TreeNode, TreeNode> leaf)
    {
        List<TreeNode>? items = null;
        for (var index = 0; index < list.Items.Count; index++)
        {
            var item = Replace(list.Items[index], steps, leaf);
            if (!ReferenceEquals(item, list.Items[index]))
            {
                items ??= [.. list.Items];
                items[index] = item;
            }
        }

        return items is null ? list : list with { Items = items };
    }

    private static MapNode ReplaceValues(
        MapNode map,
        IReadOnlyList<MapEntry> entries,
        ReadOnlySpan<string> steps,
        Func<TreeNode, TreeNode> leaf
    )
    {
        Dictionary<string, TreeNode>? values = null;
        foreach (var entry in entries)
        {
            var value = Replace(entry.Value, steps, leaf);
            if (!ReferenceEquals(value, entry.Value))
            {
                (values ??= new(StringComparer.Ordinal))[entry.Key] = value;
            }
        }

        return values is null
            ? map
            : map.Containing([
                .. map.Entries.Select(entry =>
                    values.TryGetValue(entry.Key, out var value) ? entry with { Value = value } : entry
                ),
            ]);
    }

    /// <summary>A volume's source is a name, and so may be a driver's device, unless they are bound.</summary>
    private static bool IsBind(MapNode map, string key) =>
        key switch
        {
            "source" => Says(map, "type", "bind"),
            "device" => Says(map, "o", "bind"),
            _ => true,
        };

    private static bool Says(MapNode map, string key, string word) =>
        map.Find(key)?.Value is ScalarNode scalar && scalar.Text.Split(',').Contains(word, StringComparer.Ordinal);

    private static HostPath? WholeText(TreeNode node) =>
        node is ScalarNode { IsNull: false } scalar ? new HostPath(scalar, scalar.Text.Length) : null;

    private static HostPath? OfContext(TreeNode node) =>
        node is ScalarNode { IsNull: false } scalar && !IsRemote(scalar.Text)
            ? new HostPath(scalar, scalar.Text.Length)
            : null;

    private static HostPath? OfShortMount(TreeNode node) =>
        node is ScalarNode scalar && ShortMount.Of(scalar.Text) is { SourceLength: var length }
            ? MountSource(scalar, length)
            : null;

    /// <summary>Without a source there is only a target, unless a blank took the source's place.</summary>
    private static HostPath? MountSource(ScalarNode scalar, int length) =>
        length > 0 || scalar.Text.StartsWith(':') ? new HostPath(scalar, length, MayBeName: true) : null;

    private static bool IsRemote(string context) =>
        context.Contains("://", StringComparison.Ordinal)
        || context.StartsWith("git@", StringComparison.Ordinal)
        || context.StartsWith("github.com/", StringComparison.Ordinal)
        || context.StartsWith("service:", StringComparison.Ordinal);
}

/// <param name="Length">The path is so much of the text, from its beginning.</param>
/// <param name="MayBeName">It is a path only if it begins like one.</param>
internal sealed record HostPath(ScalarNode Scalar, int Length, bool MayBeName = false)
{
    public string Text => Scalar.Text[..Length];

    /// <summary>The variables without a value that left a blank in it.</summary>
    public IEnumerable<UnsetVariable> Unset => Scalar.Unset.Where(variable => variable.Offset <= Length);

    public ScalarNode With(string path) => Scalar with { Text = path + Scalar.Text[Length..] };
}
