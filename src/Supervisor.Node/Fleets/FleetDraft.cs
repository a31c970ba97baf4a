using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Model;
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
);
