using System.Collections.Immutable;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Placing;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Node.Clusters.Losses;

/// <summary>All that it takes to say what a loss would come to.</summary>
/// <param name="Places">Where groups may run, by the revision that holds.</param>
/// <param name="Members">The nodes that live.</param>
/// <param name="Owners">Of movable groups.</param>
/// <param name="Kept">Groups that go on where they are while their owner is cut off, and that nobody takes over by himself.</param>
/// <param name="Nodes">All that belong.</param>
/// <param name="Votes">Those by which the cluster agrees.</param>
internal sealed record LossFacts(
    FleetPlaces Places,
    IReadOnlyCollection<Member> Members,
    ImmutableSortedDictionary<string, NodeId> Owners,
    ImmutableHashSet<string> Kept,
    IReadOnlyCollection<NodeRecord> Nodes,
    IReadOnlyCollection<StoreVote> Votes
);
