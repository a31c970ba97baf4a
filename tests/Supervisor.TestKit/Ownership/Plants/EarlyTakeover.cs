using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Time;

namespace Supervisor.TestKit.Ownership.Plants;

/// <summary>Wrong: a member whose entry is gone is taken for one that runs nothing.</summary>
internal sealed class EarlyTakeover : RightRules
{
    internal override bool IsOver(WatchedClaim watched, Claim claim, bool isOwnerThere, BootMoment now) =>
        !isOwnerThere || base.IsOver(watched, claim, isOwnerThere, now);
}
