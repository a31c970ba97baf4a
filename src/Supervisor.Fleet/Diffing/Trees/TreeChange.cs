using Supervisor.Fleet.Trees;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Diffing.Trees;

/// <summary>One difference of two trees.</summary>
/// <param name="Path">Keys, from the root on.</param>
internal abstract record TreeChange(ValueList<string> Path)
{
    /// <summary>A value was added, removed or replaced.</summary>
    /// <param name="After">Where order matters, the key before an added one; null: it is the first.</param>
    public sealed record Value(ValueList<string> Path, TreeNode? Old, TreeNode? New, string? After = null)
        : TreeChange(Path);

    /// <summary>The keys of a map, where their order matters, stand in another.</summary>
    public sealed record Order(ValueList<string> Path, ValueList<string> Old, ValueList<string> New) : TreeChange(Path);
}
