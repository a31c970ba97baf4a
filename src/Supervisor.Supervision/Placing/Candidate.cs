using Supervisor.Contracts.Ids;

namespace Supervisor.Supervision.Placing;

/// <summary>A node as a place for one movable group.</summary>
/// <param name="Node">Null: nobody lives by that name.</param>
/// <param name="Reason">Why it may run the group, or why not; a sentence.</param>
/// <param name="Worth">Only what a move would be worth: two nodes that differ by chance alone are of equal worth.</param>
public sealed record Candidate(string Name, NodeId? Node, bool Fits, string Reason, PlaceWorth Worth);
