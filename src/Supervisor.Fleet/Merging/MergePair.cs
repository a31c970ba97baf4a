using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Merging;

/// <summary>Two values of one key.</summary>
/// <param name="Lower">Of the file, or the service, that came first.</param>
/// <param name="Upper">Of the one that says what is otherwise.</param>
internal sealed record MergePair(string Key, TreeNode Lower, TreeNode Upper, MergeRules Rules, TreeMerger Merger)
{
    /// <summary>An empty key says nothing.</summary>
    public TreeNode? OnlyOne =>
        Upper is ScalarNode { IsNull: true } ? Lower
        : Lower is ScalarNode { IsNull: true } ? Upper
        : null;

    public TreeNode Plainly() => Merger.MergePlainly(this);

    public MapNode AsMaps(MapNode lower, MapNode upper) => Merger.MergeMaps(lower, upper, Rules);
}
