using Supervisor.Contracts.Time;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ownership.Notes;

namespace Supervisor.Supervision.Agents;

/// <summary>
/// What a group wants of one of its agents: the whole of it each time, so that it may be said again and the last one holds.
/// </summary>
/// <param name="Definition">Null: the agent is in no revision any more, and is only to end.</param>
/// <param name="Run">Whether fleet and group want it to run; an operator may have stopped it all the same.</param>
/// <param name="Cause">Why it is not to run: stable, of <see cref="AgentCauses"/>; empty when it is.</param>
/// <param name="Reason">The same as a sentence.</param>
public sealed record AgentOrders(AgentDefinition? Definition, bool Run, string Cause = "", string Reason = "")
{
    /// <summary>Nothing is started or stopped by itself now; null when it may be. Of <see cref="AgentCauses"/>.</summary>
    public string? Hold { get; init; }

    /// <summary>If it is to end, it ends at once: who needs it is not waited for.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>When its group first had it: it waits since then, as long as its own journal says nothing of it.</summary>
    public HybridTime KnownSince { get; init; }

    /// <summary>What made the group want it: the id of an event, or a cause of its own.</summary>
    public string CausedBy { get; init; } = "";

    /// <summary>
    /// Who needs it and is ordered to stop as well, as far as its group knows: it waits until they are down, though nobody
    /// may have heard yet that they are to stop.
    /// </summary>
    public ValueList<AgentAddress> StopsAfter { get; init; } = [];

    /// <inheritdoc cref="Groups.GroupMandate.IsMovable"/>
    public bool IsMovable { get; init; }

    /// <inheritdoc cref="Groups.GroupMandate.Handover"/>
    public AgentHandover? Handover { get; init; }

    /// <summary>
    /// Failures up to this number have no restart left, by the verdict of the group (see <see cref="AgentSnapshot.Failures"/>).
    /// </summary>
    public long ExhaustedThrough { get; init; }

    /// <summary>
    /// Failures up to this number the group has answered, and nothing of the answer is left to be done (see
    /// <see cref="AgentSnapshot.Failures"/>).
    /// </summary>
    public long AnsweredFailures { get; init; }

    /// <summary>The same of what was escalated to it (see <see cref="AgentSnapshot.Escalations"/>).</summary>
    public long AnsweredEscalations { get; init; }
}
