using System.Collections.Immutable;
using Supervisor.Actors;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Ownership;

namespace Supervisor.Supervision.Nodes;

/// <summary>This revision holds from now on; a fleet that was stopped runs again.</summary>
/// <param name="Hash">Of its content.</param>
/// <param name="IsOfStart">It is what the daemon was told at its start: then an operator's stop goes on.</param>
public sealed record ApplyRevision(
    CommandId Id,
    string By,
    NodePlan Plan,
    string Hash,
    bool IsOfStart,
    ActorRef<CommandOutcome> ReplyTo
) : NodeMessage, ICommand
{
    /// <inheritdoc cref="RevisionApplied.KeepsStop"/>
    public bool KeepsStop { get; init; }

    /// <inheritdoc cref="RevisionApplied.Basis"/>
    public long? Basis { get; init; }

    /// <inheritdoc cref="RevisionApplied.StartHash"/>
    public string? StartHash { get; init; }
}

/// <summary>
/// What the revision that was applied last means, found again after the daemon's start. It begins nothing new, so a full
/// disk does not keep what runs from being looked after.
/// </summary>
public sealed record ResumePlan(NodePlan Plan) : NodeMessage, IObservation;

public sealed record StopFleet(CommandId Id, string By, ActorRef<CommandOutcome> ReplyTo) : NodeMessage, ICommand
{
    /// <summary>When it was ordered, where this node only follows; null: now.</summary>
    public HybridTime? Since { get; init; }
}

public sealed record StartFleet(CommandId Id, string By, ActorRef<CommandOutcome> ReplyTo) : NodeMessage, ICommand;

public sealed record FreezeFleet(CommandId Id, string By, string Why, ActorRef<CommandOutcome> ReplyTo)
    : NodeMessage,
        ICommand
{
    /// <inheritdoc cref="StopFleet.Since"/>
    public HybridTime? Since { get; init; }
}

public sealed record ThawFleet(CommandId Id, string By, ActorRef<CommandOutcome> ReplyTo) : NodeMessage, ICommand;

/// <summary>Which movable groups are this node's; all of them each time, and the last word holds.</summary>
internal sealed record OwnershipSays(ImmutableSortedDictionary<string, GroupStanding> Standings)
    : NodeMessage,
        IObservation;

internal sealed record GroupSays(GroupNews News) : NodeMessage, IObservation;

/// <summary>The supervisor of a group that was to end is gone.</summary>
internal sealed record GroupIsNoMore(string Group) : NodeMessage, IObservation;

/// <summary>Nothing was restarted for so long that it may be tried again.</summary>
internal sealed record StormIsOver : NodeMessage, IObservation;
