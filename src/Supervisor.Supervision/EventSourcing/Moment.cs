using Supervisor.Contracts.Time;

namespace Supervisor.Supervision.EventSourcing;

/// <summary>What a decision may know of the world besides state and message.</summary>
/// <param name="Time">The node's hybrid clock.</param>
/// <param name="Chance">A number in [0, 1).</param>
public readonly record struct Moment(HybridTime Time, double Chance);
