using System.Collections.Immutable;
using Supervisor.Contracts.Time;

namespace Supervisor.Cluster.Joining.Rules;

/// <summary>What the member knows besides, when it decides.</summary>
/// <param name="Now">By the hybrid clock, for what is recorded.</param>
/// <param name="Clock">By this machine's clock, with which others are compared.</param>
/// <param name="GroupsElsewhere">Which groups the cluster has for other nodes than the one that joins, and for which by name.</param>
internal sealed record JoinMoment(
    HybridTime Now,
    DateTimeOffset Clock,
    ImmutableDictionary<string, string> GroupsElsewhere
)
{
    /// <summary>Too few nodes hold the authority's key.</summary>
    public bool LacksHolder { get; init; }
}
