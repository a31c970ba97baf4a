using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Time;

namespace Supervisor.TestKit.Ownership.Plants;

/// <summary>Wrong: a daemon that has just started waits no longer for a group's last owner than one that has seen it go.</summary>
internal sealed class ColdGrab : RightRules
{
    internal override bool IsOver(WatchedClaim watched, Claim claim, bool isOwnerThere, BootMoment now) =>
        now.Since(watched.SeenAt) >= ClaimTimes.Silence(claim);
}
