using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ownership.Notes;

namespace Supervisor.Supervision.Groups;

/// <summary>
/// What a node wants of one of its groups: the whole of it each time, so that it may be said again and the last one holds.
/// </summary>
/// <param name="Definition">Null: the group is in no revision any more, and is only to end.</param>
/// <param name="Run">Whether the fleet is to run; an operator may have stopped the group all the same.</param>
/// <param name="Cause">Why it is not to run: stable, of <see cref="AgentCauses"/>; empty when it is.</param>
/// <param name="Reason">The same as a sentence.</param>
public sealed record GroupMandate(GroupDefinition? Definition, bool Run = true, string Cause = "", string Reason = "")
{
    /// <inheritdoc cref="AgentOrders.Hold"/>
    public string? Hold { get; init; }

    /// <inheritdoc cref="AgentOrders.IsUrgent"/>
    public bool IsUrgent { get; init; }

    /// <inheritdoc cref="GroupStanding.Term"/>
    public long Term { get; init; }

    /// <summary>It runs where it is owned, and what is ordered of it elsewhere would be lost.</summary>
    public bool IsMovable { get; init; }

    /// <summary>With what this node has taken it over; null where it has not.</summary>
    public Handover? Handover { get; init; }

    internal bool IsFrozen => Hold == AgentCauses.Frozen;
}
