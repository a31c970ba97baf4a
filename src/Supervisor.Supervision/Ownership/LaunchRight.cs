using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Ownership;

/// <summary>That something may be started now, and when it is to be killed unless that is moved on.</summary>
public sealed record LaunchRight(BootMoment? Leash);
