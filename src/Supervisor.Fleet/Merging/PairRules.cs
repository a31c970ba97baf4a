using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Merging;

/// <summary>The rules of <see cref="MergeTable"/>. A value of a form that a rule does not know merges the plain way.</summary>
internal static class PairRules
{
    /// <summary>Replaces, even by nothing.</summary>
    public static TreeNode Later(MergePair pair) => pair.Upper;

    /// <summary>Maps are merged; a short form replaces a long one, and the other way round.</summary>
    public static TreeNode OtherForm(MergePair pair) =>
        pair.OnlyOne ?? (pair.Lower.GetType() == pair.Upper.GetType() ? pair.Plainly() : pair.Upper);

    /// <summary>Appends, but what has the key of an item below takes that item's place. A scalar is a list of one.</summary>
    public static MergeRule Items(Func<TreeNode, string?> keyOf) =>
        pair => pair.OnlyOne ?? (IsMap(pair) ? pair.Plainly() : Union(Items(pair.Lower), Items(pair.Upper), keyOf));

    /// <summary><c>NAME: value</c> and <c>- NAME=value</c> are the same; a name has one value.</summary>
    public static TreeNode Values(MergePair pair) =>
        pair.OnlyOne
        ?? (
            (pair.Lower, pair.Upper) switch
            {
                (ListNode lower, ListNode upper) => Union(lower, upper, ItemKey.OfValue),
                _ when LongForms.ValuesOf(pair.Lower) is { } lower && LongForms.ValuesOf(pair.Upper) is { } upper =>
                    pair.AsMaps(lower, upper),
                _ => pair.Plainly(),
            }
        );

    /// <summary>Names alone, or with what belongs to them.</summary>
    public static TreeNode Names(MergePair pair) => Named(pair, LongForms.Nothing);

    /// <summary>A name alone means what Compose means by it, so that it undoes a condition below.</summary>
    public static TreeNode Dependencies(MergePair pair) => Named(pair, LongForms.StartedDependency);

    /// <summary>One name may have several addresses.</summary>
    public static TreeNode Hosts(MergePair pair) =>
        pair.OnlyOne
        ?? (
            LongForms.HostsOf(pair.Lower) is { } lower && LongForms.HostsOf(pair.Upper) is { } upper
                ? Union(lower, upper, ItemKey.OfText)
                : pair.Plainly()
        );

    /// <summary>A text is the context.</summary>
    public static TreeNode Build(MergePair pair) =>
        pair.OnlyOne
        ?? (
            LongForms.BuildOf(pair.Lower) is { } lower && LongForms.BuildOf(pair.Upper) is { } upper
                ? pair.AsMaps(lower, upper)
                : pair.Plainly()
        );

    /// <summary>Options of one driver mean nothing to another.</summary>
    public static TreeNode Logging(MergePair pair) =>
        DriverOf(pair.Lower) is { } lower && DriverOf(pair.Upper) is { } upper && lower != upper
            ? pair.Upper
            : pair.Plainly();

    /// <summary>Pools of addresses are merged by their subnet.</summary>
    public static TreeNode Pools(MergePair pair)
    {
        if (pair is not { Lower: ListNode lower, Upper: ListNode upper })
        {
            return pair.Plainly();
        }

        var merged = lower.Items.Select(pool =>
            pool is MapNode map && upper.Items.OfType<MapNode>().FirstOrDefault(HasSubnetOf(map)) is { } other
                ? pair.AsMaps(map, other)
                : pool
        );
        var added = upper.Items.Where(pool =>
            pool is not MapNode map || !lower.Items.OfType<MapNode>().Any(HasSubnetOf(map))
        );
        return lower with { Items = [.. merged, .. added] };
    }

    private static TreeNode Named(MergePair pair, Func<TreeNode, TreeNode> alone) =>
        pair.OnlyOne
        ?? (
            (pair.Lower, pair.Upper) switch
            {
                (ListNode lower, ListNode upper) => Union(lower, upper, ItemKey.OfText),
                _ when LongForms.NamesOf(pair.Lower, alone) is { } lower
                        && LongForms.NamesOf(pair.Upper, alone) is { } upper => pair.AsMaps(lower, upper),
                _ => pair.Plainly(),
            }
        );

    private static Func<MapNode, bool> HasSubnetOf(MapNode map) =>
        other =>
            map.Find("subnet")?.Value is ScalarNode a
            && other.Find("subnet")?.Value is ScalarNode b
            && a.Text == b.Text;

    private static string? DriverOf(TreeNode node) => ((node as MapNode)?.Find("driver")?.Value as ScalarNode)?.Text;

    private static bool IsMap(MergePair pair) => pair.Lower is MapNode || pair.Upper is MapNode;

    private static ListNode Items(TreeNode node) => node as ListNode ?? new ListNode(node.Place, [node]);

    private static ListNode Union(ListNode lower, ListNode upper, Func<TreeNode, string?> keyOf)
    {
        var items = new List<TreeNode>();
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in lower.Items.Concat(upper.Items))
        {
            if (keyOf(item) is not { } key || indexes.TryAdd(key, items.Count))
            {
                items.Add(item);
            }
            else
            {
                items[indexes[key]] = item;
            }
        }

        return lower with
        {
            Items = items,
        };
    }
}
