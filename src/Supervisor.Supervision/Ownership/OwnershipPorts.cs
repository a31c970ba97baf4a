using System.Collections.Immutable;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ownership.Ends;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Ownership;

/// <summary>The outside of a node's ownerships.</summary>
/// <param name="Leashes">Of what runs by either runtime.</param>
public sealed record OwnershipPorts(
    NodeId Self,
    IClaims Claims,
    IMembership Membership,
    Func<RuntimeKind, ILeashes> Leashes,
    IBootClock Boot
)
{
    public required HybridClock Clock { get; init; }

    /// <summary>This node's, as the fleet files have it.</summary>
    public required string SelfName { get; init; }

    /// <summary>Where the small state of movable groups is kept, and who is drained.</summary>
    public required IEntries Entries { get; init; }

    /// <summary>Whether the process is there that holds the leashes. Asked often, from an actor's turn: it must only look.</summary>
    public Func<bool> HasGuard { get; init; } = static () => true;

    /// <summary>How long it takes that process to kill.</summary>
    public IEndMeter Ends { get; init; } = NoEndMeter.Instance;

    /// <summary>The highest epochs that were seen before this start: none is given again, whatever store is there now.</summary>
    public ImmutableSortedDictionary<string, long> KnownEpochs { get; init; } =
        ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);

    /// <inheritdoc cref="RightRules"/>
    internal RightRules Rules { get; init; } = new();
}
