using System.Collections.Immutable;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ownership.Notes;
using Supervisor.Supervision.Ownership.Residing;
using Supervisor.Supervision.Placing;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Ownership;

/// <summary>All that a node knows of who owns what. Nothing of it outlives the daemon: the claims do, and the guard's leashes.</summary>
/// <param name="Start">When this began.</param>
internal sealed record OwnershipState(NodeId Self, BootMoment Start)
{
    private static readonly ImmutableSortedDictionary<string, long> NoNumbers = ImmutableSortedDictionary.Create<
        string,
        long
    >(StringComparer.Ordinal);

    /// <summary>As the fleet files have it.</summary>
    internal string SelfName { get; init; } = Self.Value;

    /// <summary>Null before the node's supervisor has said what holds.</summary>
    internal FollowFleet? Fleet { get; init; }

    /// <summary>The movable groups of that.</summary>
    internal ImmutableDictionary<string, GroupDefinition> Planned { get; init; } =
        ImmutableDictionary.Create<string, GroupDefinition>(StringComparer.Ordinal);

    internal ImmutableHashSet<NodeId> Drained { get; init; } = [];

    /// <summary>False: who is drained was not heard yet, so nobody is known to be a place.</summary>
    internal bool KnowsDrained { get; init; } = true;

    internal MembersView Members { get; init; } = MembersView.Unknown;

    internal ImmutableDictionary<NodeId, MemberSpell> Spells { get; init; } =
        ImmutableDictionary<NodeId, MemberSpell>.Empty;

    /// <summary>Of the fleet and the members above, or of those before them: <see cref="PlacesNow"/>.</summary>
    internal KnownPlaces Places { get; init; } = KnownPlaces.None;

    /// <summary>Why the claims are not known; empty while they are.</summary>
    internal string CutOff { get; init; } = "The store was not reached yet.";

    /// <summary>When the claims were first seen whole; null: never yet.</summary>
    internal BootMoment? FirstLook { get; init; }

    internal ImmutableSortedDictionary<string, WatchedClaim> Watched { get; init; } =
        ImmutableSortedDictionary.Create<string, WatchedClaim>(StringComparer.Ordinal);

    internal ImmutableSortedDictionary<string, Holding> Held { get; init; } =
        ImmutableSortedDictionary.Create<string, Holding>(StringComparer.Ordinal);

    /// <summary>The highest that was seen of each group.</summary>
    internal ImmutableSortedDictionary<string, long> Epochs { get; init; } = NoNumbers;

    /// <summary>What is to be remembered of groups, as their supervisors here have said it.</summary>
    internal ImmutableSortedDictionary<string, ToldNote> Told { get; init; } =
        ImmutableSortedDictionary.Create<string, ToldNote>(StringComparer.Ordinal);

    internal ResidencesView Residences { get; init; } = ResidencesView.Empty;

    /// <summary>When the store was last asked to change where a pinned group runs.</summary>
    internal ImmutableSortedDictionary<string, BootMoment> Residing { get; init; } =
        ImmutableSortedDictionary.Create<string, BootMoment>(StringComparer.Ordinal);

    /// <summary>
    /// When this node entered itself for a pinned group that has not begun here. What is found of an entry before that is no word for beginning:
    /// that this node leaves it may be under way.
    /// </summary>
    internal ImmutableSortedDictionary<string, HybridTime> Entered { get; init; } =
        ImmutableSortedDictionary.Create<string, HybridTime>(StringComparer.Ordinal);

    /// <summary>By the standings of which terms nothing of them runs here.</summary>
    internal ImmutableSortedDictionary<string, long> Ended { get; init; } = NoNumbers;

    internal TakeUnderWay? Taking { get; init; }

    /// <summary>When groups were given back for a better place.</summary>
    internal ImmutableList<BootMoment> Moves { get; init; } = [];

    /// <summary>When it was last looked at whether everything is in its place.</summary>
    internal BootMoment? JudgedAt { get; init; }

    /// <summary>Since when a restart of the daemon is prepared; null: it is not.</summary>
    internal BootMoment? RestartPlanned { get; init; }

    /// <summary>All is given back, and nothing is taken.</summary>
    internal bool IsLeaving { get; init; }

    /// <summary>Of the last standing that differed from the one before it.</summary>
    internal long LastTerm { get; init; }

    internal ImmutableSortedDictionary<string, GroupStanding> Standings { get; init; } =
        ImmutableSortedDictionary.Create<string, GroupStanding>(StringComparer.Ordinal);

    internal KnownPlaces PlacesNow => Places.For(Fleet?.Plan.Places ?? FleetPlaces.None, Members.Members);

    internal bool IsCutOff => CutOff.Length > 0;
}
