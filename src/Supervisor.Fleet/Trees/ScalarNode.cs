using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Trees;

/// <param name="IsPlain">
/// Written without quotes: only then can <c>1</c>, <c>yes</c> or nothing at all be other than text.
/// </param>
public sealed record ScalarNode(Place Place, string Text, bool IsPlain) : TreeNode(Place)
{
    public bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";

    public override string ToString() => IsNull ? "nothing" : $"'{Text}'";
}
