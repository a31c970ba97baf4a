using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Recovery;

/// <summary>What a store needs so that the cluster goes on in it.</summary>
/// <param name="Generation">Above all that is known of.</param>
/// <param name="Revision">The number that the latest revision is to have; 0: there was none.</param>
/// <param name="Writes">Who belongs, who is turned away, who owns what; invitations are gone.</param>
internal sealed record RecoveryPlan(long Generation, long Revision, IReadOnlyList<EntryWrite> Writes);
