using Supervisor.Supervision.Ports.Coordination.Claims;

namespace Supervisor.Supervision.Ownership;

/// <summary>What is to be asked of the store.</summary>
internal abstract record OwnershipAct
{
    private OwnershipAct() { }

    /// <param name="Claim">Its condition on this node's own membership is added when it is asked.</param>
    internal sealed record Take(ClaimTake Claim) : OwnershipAct;

    internal sealed record Renew(Claim Held, long Number, TimeSpan Length) : OwnershipAct;

    internal sealed record GiveBack(Claim Held) : OwnershipAct;
}
