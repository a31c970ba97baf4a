using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Ownership;

/// <summary>The claim of a group as this node sees it.</summary>
/// <param name="Claim">Null: nobody ever took it.</param>
/// <param name="SeenAt">When this renewal was seen first; on this node's clock.</param>
internal sealed record WatchedClaim(Claim? Claim, BootMoment SeenAt)
{
    /// <summary>It was seen to change: so its owner's silence began after that, and not in a time when this node was not there.</summary>
    internal bool WasRenewed { get; init; }

    /// <summary>It cannot be read: nobody's to take.</summary>
    internal bool IsUnreadable { get; init; }

    /// <summary>What is there is older than what was seen: somebody put an old copy of the store in its place.</summary>
    internal bool IsBehind { get; init; }

    /// <summary>Since when it is anybody's; null: it is not.</summary>
    internal BootMoment? FreeSince { get; init; }

    /// <summary>How far into a step this node waits; drawn when it became anybody's.</summary>
    internal double Jitter { get; init; }

    /// <summary>The last change that the store made of it.</summary>
    internal long Version => Claim is null ? 0 : Math.Max(Claim.At.Owner, Claim.At.Renewal);
}
