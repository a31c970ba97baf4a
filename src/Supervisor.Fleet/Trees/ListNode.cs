using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Trees;

public sealed record ListNode(Place Place, IReadOnlyList<TreeNode> Items) : TreeNode(Place)
{
    /// <summary>The item that is this name, or <c>name=value</c>.</summary>
    public ScalarNode? FindNamed(string name) =>
        Items
            .OfType<ScalarNode>()
            .FirstOrDefault(item =>
                item.Text.StartsWith(name, StringComparison.Ordinal)
                && (item.Text.Length == name.Length || item.Text[name.Length] is '=')
            );

    private protected override TreeMeasure Measured() => TreeMeasure.Of(this);

    public override string ToString() => "a list";
}
