namespace Supervisor.Supervision.Time;

/// <summary>
/// A moment on the clock that counts from the machine's start and goes on while it is suspended. Nobody can step it, so
/// deadlines and windows that outlive a process are kept on it. It means little in another boot, so it says its own.
/// </summary>
public readonly record struct BootMoment(string BootId, TimeSpan At)
{
    /// <summary>
    /// The time from an earlier moment to this one. What was before the machine's last start is taken to be no longer ago
    /// than that start: a window must not be forgotten because of a reboot.
    /// </summary>
    public TimeSpan Since(BootMoment earlier) => IsSameBoot(earlier) ? At - earlier.At : At;

    /// <summary>How long until a later moment; a deadline of another boot has passed.</summary>
    public TimeSpan Until(BootMoment later) => IsSameBoot(later) ? later.At - At : TimeSpan.Zero;

    public BootMoment After(TimeSpan span) => this with { At = At + span };

    private bool IsSameBoot(BootMoment other) => string.Equals(BootId, other.BootId, StringComparison.Ordinal);
}
