using Supervisor.Cluster.Trust.Records;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Joining.Rules;

/// <summary>What an admission comes to.</summary>
/// <param name="Change">What records it, all at once; null when it was recorded already and only the answer was lost.</param>
/// <param name="Node">As it will stand; null for a person.</param>
/// <param name="Person">As it will stand; null for a node.</param>
internal sealed record JoinPlan(EntryChange? Change, NodeRecord? Node, PersonRecord? Person);
