using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Node.Fleets;

/// <summary>What a node is to hold from now on.</summary>
/// <param name="Plan">What it has to run by it.</param>
/// <param name="Stamp">Of the command that it follows from.</param>
internal sealed record Holding(Revision Revision, NodePlan Plan, ChangeStamp Stamp)
{
    public bool IsOfStart { get; init; }

    /// <inheritdoc cref="FleetDraft.Fingerprint"/>
    public string? StartHash { get; init; }

    /// <inheritdoc cref="RevisionContent.Basis"/>
    public long? Basis { get; init; }

    /// <summary>What an operator stopped stays so.</summary>
    public bool KeepsStop { get; init; }
}
