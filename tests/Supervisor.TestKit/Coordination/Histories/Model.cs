using System.Collections.Immutable;

namespace Supervisor.TestKit.Coordination.Histories;

/// <summary>What a store would hold if it did one call after the other: an oracle that shares no code with any store.</summary>
/// <param name="Revisions">The ids of the puts, in the order of their numbers.</param>
/// <param name="Nodes">Number of the node by name.</param>
/// <param name="Freezes">The ids of the changes, in the order of their versions.</param>
public sealed record Model(
    ImmutableList<string> Revisions,
    ImmutableSortedDictionary<string, int> Nodes,
    ImmutableList<string> Freezes
)
{
    public static Model Empty { get; } = new([], ImmutableSortedDictionary<string, int>.Empty, []);

    public int Version => Revisions.Count + Nodes.Count + Freezes.Count;

    /// <summary>The same for models that hold the same.</summary>
    public string Key => $"{string.Join(',', Revisions)}|{string.Join(',', Nodes)}|{string.Join(',', Freezes)}";
}
