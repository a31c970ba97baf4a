using System.Collections.Immutable;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Placing;

namespace Supervisor.Supervision.Ownership;

/// <param name="CutOff">Why nobody can say who owns what; empty while that is known.</param>
public sealed record OwnershipDescription(ImmutableSortedDictionary<string, OwnedGroup> Groups, string CutOff)
{
    /// <summary>What places are chosen by, as this node knows it.</summary>
    public PlacementFacts? Facts { get; init; }

    /// <summary>Who lives and who is drained is known.</summary>
    public bool KnowsPlaces { get; init; }
}

/// <param name="Owner">The id of the node that the claim names; null: none.</param>
/// <param name="Ranking">Where it could run, the best first, with a reason each.</param>
public sealed record OwnedGroup(GroupStanding Standing, long Epoch, string? Owner, Ranking Ranking)
{
    /// <summary>Empty where nobody owns it.</summary>
    public string OwnerName { get; init; } = "";

    /// <summary>When it was taken, or given back; null: never.</summary>
    public HybridTime? Since { get; init; }

    /// <summary>Its owner keeps it while it is cut off, and nobody takes it over by himself.</summary>
    public bool IsKept { get; init; }

    /// <summary>How long this node's right lasts without another renewal; null: it has none.</summary>
    public TimeSpan? RightLeft { get; init; }

    /// <summary>How long ago another's last renewal was seen here; null: it is not another's.</summary>
    public TimeSpan? Silence { get; init; }

    /// <summary>Why this node gives it away; null: it does not.</summary>
    public string? Leaves { get; init; }

    /// <summary>What happens next, as a sentence.</summary>
    public string Next { get; init; } = "";
}
