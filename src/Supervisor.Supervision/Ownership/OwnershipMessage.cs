using System.Collections.Immutable;
using Supervisor.Actors;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ownership.Residing;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Supervision.Ownership;

/// <summary>What the keeper of a node's ownerships understands.</summary>
public abstract record OwnershipMessage
{
    /// <summary>Only this folder adds messages.</summary>
    private protected OwnershipMessage() { }
}

/// <summary>What holds now, told by the node's supervisor whenever that changes; answered with all standings.</summary>
/// <param name="IsFrozen">Nothing is taken and nothing moves; what is owned is renewed.</param>
/// <param name="IsDown">An operator took the fleet down: what is owned stays so, that nobody else starts it.</param>
public sealed record FollowFleet(
    NodePlan Plan,
    bool IsFrozen,
    bool IsDown,
    ActorRef<ImmutableSortedDictionary<string, GroupStanding>> Node
) : OwnershipMessage
{
    /// <summary>The groups that are here, also those that are to end and have not.</summary>
    public IReadOnlyList<string> Present { get; init; } = [];

    /// <summary>Pinned groups of the plan that have not begun here.</summary>
    public IReadOnlyList<string> Unsettled { get; init; } = [];
}

/// <summary>Nothing of the group runs here, and nothing will by the standing of that term.</summary>
public sealed record OwnedGroupEnded(string Group, long Term) : OwnershipMessage;

/// <summary>These nodes are to run no movable group; the last word holds.</summary>
public sealed record DrainNodes(ImmutableHashSet<NodeId> Nodes) : OwnershipMessage;

/// <summary>The daemon is about to be restarted: its claims are made long enough to outlast that, and then it is answered.</summary>
public sealed record PrepareRestart(ActorRef<RestartPrepared> ReplyTo) : OwnershipMessage;

/// <param name="Outlasting">Groups that run on until the next daemon is there.</param>
/// <param name="Ending">Groups that the guard will end, because their claim could not be made longer.</param>
public sealed record RestartPrepared(ImmutableSortedSet<string> Outlasting, ImmutableSortedSet<string> Ending);

/// <summary>
/// The node leaves its cluster, or was removed from it: all that it owns ends here and is given back, also while all stands frozen,
/// and nothing is taken.
/// </summary>
/// <param name="ReplyTo">Answered when nothing is owned any more; null: nobody asks.</param>
public sealed record GiveAllBack(ActorRef<AllGivenBack>? ReplyTo) : OwnershipMessage;

public sealed record AllGivenBack;

/// <summary>It stays after all.</summary>
public sealed record TakeAgain : OwnershipMessage;

public sealed record DescribeOwnership(ActorRef<OwnershipDescription> ReplyTo) : OwnershipMessage;

internal sealed record ClaimsTold(ClaimsView View) : OwnershipMessage;

internal sealed record ResidencesTold(ResidencesView View) : OwnershipMessage;

/// <summary>What became of it is told by the watch.</summary>
internal sealed record ResidenceAsked : OwnershipMessage;

internal sealed record MembersTold(MembersView View) : OwnershipMessage;

internal sealed record TimePassed : OwnershipMessage;

internal sealed record TakeEnded(string Group, WriteOutcome<Claim> Outcome) : OwnershipMessage;

/// <param name="Number">Of the renewal, among those of its holding.</param>
internal sealed record RenewEnded(string Group, long Epoch, long Number, WriteOutcome<Claim> Outcome)
    : OwnershipMessage;

internal sealed record GiveBackEnded(string Group, long Epoch, WriteOutcome<Claim> Outcome) : OwnershipMessage;
