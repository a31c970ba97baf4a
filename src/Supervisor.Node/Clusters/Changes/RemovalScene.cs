using Supervisor.Contracts.Ids;

namespace Supervisor.Node.Clusters.Changes;

/// <summary>What is known of a node that is to go.</summary>
/// <param name="State">Of <see cref="NodeStates"/>.</param>
/// <param name="WhyUnknown">Why the state is not known; empty while it is.</param>
/// <param name="Kept">Groups that it owns and keeps running while it is cut off.</param>
internal sealed record RemovalScene(
    NodeId Node,
    string Name,
    bool IsThis,
    string State,
    string WhyUnknown,
    IReadOnlyList<string> Kept
);
