namespace Supervisor.Supervision.Probing;

/// <param name="Now">Of the actor system: for schedules and windows, which live no longer than it does.</param>
/// <param name="WallClock">For sentences.</param>
internal readonly record struct ProbeMoment(TimeSpan Now, DateTimeOffset WallClock);
