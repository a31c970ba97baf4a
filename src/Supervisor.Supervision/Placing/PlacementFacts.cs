using System.Collections.Immutable;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Supervision.Placing;

/// <summary>All that the choice of a place is made by: whoever has the same makes the same.</summary>
/// <param name="Members">The nodes that live.</param>
/// <param name="Drained">Those that are to run no movable group.</param>
/// <param name="Owners">Who owns which movable group, by the claims.</param>
public sealed record PlacementFacts(
    FleetPlaces Fleet,
    IEnumerable<Member> Members,
    ImmutableHashSet<NodeId> Drained,
    ImmutableSortedDictionary<string, NodeId> Owners
);
