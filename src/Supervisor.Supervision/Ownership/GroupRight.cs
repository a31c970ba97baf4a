using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Ownership;

/// <summary>Until when this node may run a group.</summary>
/// <param name="EndsAt">By then nothing of it may be left.</param>
/// <param name="AskedToEndAt">From then on nothing more is started, and what runs is asked to end.</param>
/// <param name="KilledAt">The guard begins to kill.</param>
public sealed record GroupRight(long Epoch, BootMoment AskedToEndAt, BootMoment KilledAt, BootMoment EndsAt);
