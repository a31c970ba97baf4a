namespace Supervisor.Runtimes.Logs;

/// <summary>From where on somebody wants to read a log; when nothing is said, all that there is.</summary>
/// <param name="Tail">At most so many of the last lines.</param>
/// <param name="Since">What was written since then. Some lines more where nobody knows that they are older.</param>
/// <param name="Position">Where somebody has stopped reading; it alone counts then.</param>
public sealed record LogStart(long? Tail = null, DateTimeOffset? Since = null, long? Position = null);
