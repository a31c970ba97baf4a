using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Time;

namespace Supervisor.TestKit.Ownership.Plants;

/// <summary>Wrong: the silence of an owner that keeps what it has is taken for that of any other.</summary>
internal sealed class TakenKept : RightRules
{
    internal override bool IsOver(WatchedClaim watched, Claim claim, bool isOwnerThere, BootMoment now) =>
        base.IsOver(watched, IsKept(claim) ? claim with { Length = Usual } : claim, isOwnerThere, now);

    private static TimeSpan Usual => MovableDefinition.Usual.Length;

    private static bool IsKept(Claim claim) => claim.Length == OwnershipTimes.KeptLength;
}
