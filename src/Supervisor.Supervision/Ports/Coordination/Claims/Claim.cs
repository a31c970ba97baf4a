using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;

namespace Supervisor.Supervision.Ports.Coordination.Claims;

/// <summary>Who may run a movable group, as the store has it.</summary>
/// <param name="Epoch">Higher than that of every owner before; it fences all that an earlier one still sends.</param>
/// <param name="Owner">Null when the last one has given it back.</param>
/// <param name="Since">When it was taken or given back, by the hybrid clock of the one who did.</param>
/// <param name="Length">The owner's right ends so long after it sent the last renewal that was acknowledged.</param>
/// <param name="Renewal">How many renewals there were in this epoch, about.</param>
/// <param name="At">A renewal is a new version: by it a taker knows whether the owner is silent.</param>
public sealed record Claim(
    string Group,
    long Epoch,
    NodeId? Owner,
    HybridTime Since,
    TimeSpan Length,
    long Renewal,
    ClaimVersions At
);
