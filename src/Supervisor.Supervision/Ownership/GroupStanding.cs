using Supervisor.Supervision.Ownership.Notes;

namespace Supervisor.Supervision.Ownership;

/// <summary>Whether this node may run a movable group, as its keeper of ownerships sees it.</summary>
/// <param name="Epoch">Of this node's ownership; 0 where it has none.</param>
/// <param name="Term">Rises whenever the two before it change, so that who answers says to what.</param>
/// <param name="Cause">Why not: of <see cref="Agents.AgentCauses"/>; empty where it may.</param>
/// <param name="Reason">The same as a sentence.</param>
public sealed record GroupStanding(bool IsOurs, long Epoch, long Term, string Cause, string Reason)
{
    /// <summary>With what this node has taken it over; null where it has not, or does not know yet.</summary>
    public Handover? Handover { get; init; }

    /// <summary>It ends now and not when its turn comes: the right runs out.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>What runs goes on, and nothing of it is started: nobody is there who would end it in time. Of <see cref="Agents.AgentCauses"/>.</summary>
    public string? Hold { get; init; }
}
