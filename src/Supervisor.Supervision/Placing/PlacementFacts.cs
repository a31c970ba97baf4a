using System.Collections.Immutable;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Supervision.Placing;

/// <summary>All that the choice of a place is made by: whoever has the same makes the same.</summary>
/// <param name="Board">What the revision says of nodes and groups, and the nodes that live.</param>
/// <param name="Drained">Those that are to run no movable group.</param>
/// <param name="Owners">Who owns which movable group, by the claims.</param>
public sealed record PlacementFacts(
    PlaceBoard Board,
    ImmutableHashSet<NodeId> Drained,
    ImmutableSortedDictionary<string, NodeId> Owners
)
{
    public PlacementFacts(
        FleetPlaces fleet,
        IEnumerable<Member> members,
        ImmutableHashSet<NodeId> drained,
        ImmutableSortedDictionary<string, NodeId> owners
    )
        : this(new PlaceBoard(fleet, members), drained, owners) { }

    public FleetPlaces Fleet => Board.Fleet;

    /// <summary>The nodes that live.</summary>
    public IEnumerable<Member> Members => Board.Places.Select(static place => place.Member).OfType<Member>();
}
