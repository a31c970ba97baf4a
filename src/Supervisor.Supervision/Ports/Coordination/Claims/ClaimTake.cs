using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Supervision.Ports.Coordination.Claims;

/// <param name="Seen">The claim as it was seen last; null when there was none. It must not have been renewed since.</param>
/// <param name="AboveEpoch">The highest epoch of the group that the taker ever saw, in this store or another.</param>
/// <param name="While">What else must hold: the taker's own membership, the state of its resources that the choice was made by.</param>
public sealed record ClaimTake(
    string Group,
    NodeId Taker,
    Claim? Seen,
    long AboveEpoch,
    TimeSpan Length,
    HybridTime When,
    IReadOnlyList<EntryCondition> While
);
