using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Time;

namespace Supervisor.TestKit.Ownership.Plants;

/// <summary>Wrong: who is told that its lease is kept, be it by a leader that is none any more, takes that for its right.</summary>
internal sealed class StaleLeader : RightRules
{
    internal override BootMoment? EndOf(Holding holding, bool isMember, BootMoment now) =>
        isMember && holding.EndsAt is not null ? now.After(holding.Claim.Length) : holding.EndsAt;
}
