using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Ownership;

/// <summary>A renewal that has not been answered.</summary>
internal sealed record SentRenewal(long Number, BootMoment At, TimeSpan Length);
