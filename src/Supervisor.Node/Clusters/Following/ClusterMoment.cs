using System.Collections.Immutable;

namespace Supervisor.Node.Clusters.Following;

/// <summary>A cluster as one node saw it at one moment.</summary>
/// <param name="Nodes">How each stands, by name: of <see cref="NodeStates"/>.</param>
/// <param name="Links">By name: <c>linked</c>, or why not; only of those that were tried.</param>
/// <param name="Owners">Of movable groups, as a sentence's end.</param>
/// <param name="Revision">0: none.</param>
/// <param name="Trouble">Between this node and its cluster; empty: none.</param>
internal sealed record ClusterMoment(
    ImmutableSortedDictionary<string, string> Nodes,
    ImmutableSortedDictionary<string, string> Links,
    ImmutableSortedDictionary<string, string> Owners,
    long Revision,
    string Trouble
)
{
    private static readonly ImmutableSortedDictionary<string, string> None = ImmutableSortedDictionary.Create<
        string,
        string
    >(StringComparer.Ordinal);

    /// <summary>Before anything was seen.</summary>
    public static ClusterMoment Nothing { get; } = new(None, None, None, 0, "");
}
