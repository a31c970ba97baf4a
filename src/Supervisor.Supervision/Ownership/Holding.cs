using System.Collections.Immutable;
using Supervisor.Supervision.Ownership.Notes;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Ownership;

/// <summary>A claim that is this node's, and what right it gives.</summary>
/// <param name="Since">When this daemon took it, or found that it has it.</param>
internal sealed record Holding(Claim Claim, BootMoment Since)
{
    /// <summary>Null before the first renewal was acknowledged.</summary>
    internal BootMoment? EndsAt { get; init; }

    /// <summary>No leash of what runs by this claim is later, whichever daemon has held it.</summary>
    internal BootMoment LeashedUntil { get; init; } = Since.After(Claim.Length);

    /// <summary>The renewal that the right is of; an older one adds nothing.</summary>
    internal long CountedNumber { get; init; }

    /// <summary>Since when there is a right without a break; null: there is none.</summary>
    internal BootMoment? HeldSince { get; init; }

    internal Noting Noting { get; init; } = Noting.Unread;

    internal long LastNumber { get; init; }

    internal BootMoment? LastSent { get; init; }

    internal ImmutableList<SentRenewal> Sent { get; init; } = [];

    /// <summary>
    /// The shortest length among renewals of which nobody can say whether they will still be made: one that is made late is the last
    /// that others see, and they count by it.
    /// </summary>
    internal TimeSpan? ShortestInDoubt { get; init; }

    /// <summary>Why it is to be given back, as a sentence; null: it is kept.</summary>
    internal string? Leaves { get; init; }

    internal BootMoment? LeavesSince { get; init; }

    internal bool HasEnded { get; init; }

    /// <summary>Null: it was not yet asked that it be given back. From then on anybody may take it at any moment.</summary>
    internal BootMoment? GivenBackAt { get; init; }
}
