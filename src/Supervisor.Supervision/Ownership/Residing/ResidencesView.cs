using System.Collections.Immutable;

namespace Supervisor.Supervision.Ownership.Residing;

/// <param name="Groups">By name; one that is missing runs nowhere.</param>
/// <param name="CutOff">Why nobody can say what changed since; empty when this is current.</param>
public sealed record ResidencesView(ImmutableSortedDictionary<string, GroupResidences> Groups, string CutOff)
{
    private static readonly ImmutableSortedDictionary<string, GroupResidences> NoGroups =
        ImmutableSortedDictionary.Create<string, GroupResidences>(StringComparer.Ordinal);

    public static ResidencesView Unknown { get; } = new(NoGroups, "The store was not reached yet.") { IsKnown = false };

    public static ResidencesView Empty { get; } = new(NoGroups, "");

    /// <summary>False: nothing was seen yet.</summary>
    public bool IsKnown { get; init; } = true;

    internal GroupResidences Of(string group) => Groups.GetValueOrDefault(group) ?? GroupResidences.None;
}
