namespace Supervisor.Actors.Restarts;

/// <summary>How often something may be restarted, and how fast.</summary>
/// <param name="Max">The restarts that are allowed within the window.</param>
/// <param name="Within">The window's length; it slides.</param>
/// <param name="Backoff">The delay before each restart.</param>
/// <param name="HealthyAfter">
/// A run of this length resets the delay. It never resets the count of the window: a thing that fails every two minutes
/// is still failing.
/// </param>
public sealed record RestartPolicy(int Max, TimeSpan Within, BackoffPolicy Backoff, TimeSpan HealthyAfter)
{
    public static RestartPolicy Default { get; } =
        new(10, TimeSpan.FromMinutes(10), BackoffPolicy.Default, TimeSpan.FromMinutes(1));
}
