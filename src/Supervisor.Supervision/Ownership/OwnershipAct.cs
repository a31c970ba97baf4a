using Supervisor.Fleet.Values;
using Supervisor.Supervision.Ownership.Notes;
using Supervisor.Supervision.Ownership.Residing;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Supervision.Ownership;

/// <summary>What is to be asked of the store.</summary>
internal abstract record OwnershipAct
{
    private OwnershipAct() { }

    /// <param name="Claim">Its condition on this node's own membership is added when it is asked.</param>
    internal sealed record Take(ClaimTake Claim) : OwnershipAct;

    internal sealed record Renew(Claim Held, long Number, TimeSpan Length) : OwnershipAct;

    internal sealed record GiveBack(Claim Held) : OwnershipAct;

    internal sealed record ReadNote(Claim Held) : OwnershipAct;

    /// <param name="Version">Of the entry that it takes the place of; 0: there is none. Older writes must not come after it.</param>
    internal sealed record WriteNote(Claim Held, GroupNote Note, long Version) : OwnershipAct;

    /// <param name="Nodes">All that have it from now on; none: the entry goes.</param>
    /// <param name="Version">Of the entry that it takes the place of; 0: there is none.</param>
    /// <param name="While">What else must hold.</param>
    internal sealed record Reside(
        string Group,
        ValueList<Residence> Nodes,
        long Version,
        ValueList<EntryCondition> While
    ) : OwnershipAct;
}
