using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Ownership;

/// <summary>A take that is not settled. One at a time, so that the choice of each knows of the one before.</summary>
/// <param name="Again">When the same is asked again, because nobody could say; null: it is being answered.</param>
internal sealed record TakeUnderWay(ClaimTake Take, BootMoment? Again);
