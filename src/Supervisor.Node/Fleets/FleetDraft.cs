using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Model;
using Supervisor.Node.Fleets.Parts;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Node.Fleets;

/// <summary>A fleet that was read, judged and found right for this node, and not yet applied.</summary>
/// <param name="Content">As it is stored.</param>
/// <param name="Hash">Of the content.</param>
/// <param name="Plan">Its revision number says nothing yet.</param>
/// <param name="Model">All of the fleet, other nodes' as well.</param>
internal sealed record FleetDraft(
    ReadOnlyMemory<byte> Content,
    string Hash,
    NodePlan Plan,
    FleetModel Model,
    IReadOnlyList<Finding> Warnings
)
{
    /// <inheritdoc cref="RevisionContents.FingerprintOf"/>
    public string Fingerprint { get; init; } = "";

    /// <summary>What was sent, before it becomes a part of something larger; null: it cannot.</summary>
    public FleetPart? Part { get; init; }

    /// <inheritdoc cref="RevisionContent.Basis"/>
    public long? Basis { get; init; }

    /// <summary>The revision that it was made to, which must be the latest still; null: whichever is.</summary>
    public long? MadeTo { get; init; }
}
