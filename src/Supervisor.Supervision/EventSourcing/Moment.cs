using Supervisor.Contracts.Time;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.EventSourcing;

/// <summary>What a decision may know of the world besides state and message.</summary>
/// <param name="Time">The node's hybrid clock.</param>
/// <param name="Boot">The clock that nobody can step: for deadlines and windows.</param>
/// <param name="Chance">A number in [0, 1).</param>
public readonly record struct Moment(HybridTime Time, BootMoment Boot, double Chance);
