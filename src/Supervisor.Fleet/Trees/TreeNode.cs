using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Trees;

/// <summary>
/// What a fleet file says, before anybody asks what it means: every value knows where it stands. Nodes are never
/// changed, so that the places of an alias may share one.
/// </summary>
public abstract record TreeNode(Place Place)
{
    private TreeMeasure? _measure;

    protected TreeNode(TreeNode original)
    {
        // A copy with other content has another measure.
        Place = original.Place;
        Mark = original.Mark;
    }

    internal MergeMark Mark { get; init; }

    internal TreeMeasure Measure => _measure ??= Measured();

    private protected abstract TreeMeasure Measured();
}
