namespace Supervisor.Fleet.Merging;

/// <summary>
/// How two values of one key become one, where the answer is not the plain one: maps are merged key by key, lists are
/// appended, and of two scalars the later counts.
/// </summary>
internal delegate Trees.TreeNode MergeRule(MergePair pair);

/// <summary>The rules as a tree, so that a walk through two files finds the next rule in one step.</summary>
internal sealed class MergeRules
{
    /// <summary>What is not Compose's has short and long forms that only its owner knows: the later one counts.</summary>
    private static readonly MergeRules OfExtension = new(PairRules.OtherForm) { IsExtension = true };

    private static readonly MergeRules None = new(rule: null);

    private readonly Dictionary<string, MergeRules> _under = new(StringComparer.Ordinal);

    private MergeRules(MergeRule? rule) => Rule = rule;

    public static MergeRules OfFile { get; } = Build();

    public static MergeRules OfService => OfFile.Under("services").Under("*");

    public MergeRule? Rule { get; private set; }

    private bool IsExtension { get; init; }

    public MergeRules Under(string key) =>
        _under.GetValueOrDefault(key)
        ?? _under.GetValueOrDefault("*")
        ?? (IsExtension || key.StartsWith("x-", StringComparison.Ordinal) ? OfExtension : None);

    private static MergeRules Build()
    {
        var root = new MergeRules(rule: null);
        foreach (var (path, rule) in MergeTable.Rows)
        {
            root.Place(path.Split('.'), rule);
        }

        return root;
    }

    private void Place(ReadOnlySpan<string> path, MergeRule rule)
    {
        if (path.IsEmpty)
        {
            Rule = rule;
            return;
        }

        if (!_under.TryGetValue(path[0], out var next))
        {
            var isExtension = IsExtension || path[0].StartsWith("x-", StringComparison.Ordinal);
            next = new MergeRules(isExtension ? PairRules.OtherForm : null) { IsExtension = isExtension };
            _under.Add(path[0], next);
        }

        next.Place(path[1..], rule);
    }
}
