using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Trees;

/// <param name="IsPlain">
/// Written without quotes: only then can <c>1</c>, <c>yes</c> or nothing at all be other than text.
/// </param>
public sealed record ScalarNode(Place Place, string Text, bool IsPlain) : TreeNode(Place)
{
    /// <summary>Variables were put in: even when that left nothing, it is an empty text and not an absent value.</summary>
    public bool IsInterpolated { get; init; }

    public bool IsNull => IsPlain && !IsInterpolated && PlainScalar.IsNull(Text);

    /// <summary>
    /// What Compose makes of the scalar where it wants text: it has read numbers and flags as such before, so that
    /// <c>0777</c> is <c>511</c>, and <c>1.10</c> is <c>1.1</c>.
    /// </summary>
    public string AsText => IsPlain && !IsInterpolated ? PlainScalar.Canonical(Text) : Text;

    /// <summary>The variables that had no value: each left a blank.</summary>
    internal IReadOnlyList<UnsetVariable> Unset { get; init; } = [];

    /// <summary>Where each <c>$</c> of the text stands, in order, until the variables are put in; else null.</summary>
    internal IReadOnlyList<Place>? Dollars { get; init; }

    private protected override TreeMeasure Measured() => TreeMeasure.Of(this);

    public override string ToString() => IsNull ? "nothing" : $"'{Excerpt.Of(Text)}'";
}

/// <param name="Offset">Where in the text its value would have begun.</param>
internal sealed record UnsetVariable(string Name, int Offset, Place Place);
