using Supervisor.Contracts.Time;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Ownership;

/// <summary>What a decision is made at.</summary>
/// <param name="Chance">In [0, 1).</param>
/// <param name="IsMember">This node has an entry among the members, as far as it knows.</param>
/// <param name="HasGuard">The process is there that kills what has lost its right.</param>
internal sealed record OwnershipMoment(BootMoment Now, HybridTime Time, double Chance, bool IsMember, bool HasGuard)
{
    /// <summary>How long an end by force takes here; null: nobody knows.</summary>
    internal TimeSpan? EndTakes { get; init; }
}
