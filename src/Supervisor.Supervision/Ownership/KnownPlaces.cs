using System.Collections.Immutable;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Placing;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Supervision.Ownership;

/// <summary>The places of a plan and a list of members, kept until one of these is another.</summary>
internal sealed class KnownPlaces(FleetPlaces fleet, ImmutableDictionary<NodeId, Member> members)
{
    internal static KnownPlaces None { get; } = new(FleetPlaces.None, ImmutableDictionary<NodeId, Member>.Empty);

    internal PlaceBoard Board { get; } = new(fleet, members.Values);

    /// <summary>This one, if it is of just these.</summary>
    internal KnownPlaces For(FleetPlaces ofFleet, ImmutableDictionary<NodeId, Member> ofMembers) =>
        ReferenceEquals(ofFleet, fleet) && ReferenceEquals(ofMembers, members)
            ? this
            : new KnownPlaces(ofFleet, ofMembers);
}
