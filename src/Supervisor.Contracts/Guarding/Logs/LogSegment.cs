namespace Supervisor.Contracts.Guarding.Logs;

/// <param name="Start">The position of its first byte.</param>
/// <param name="End">The position after its last: it was complete before it had this name.</param>
public sealed record LogSegment(string File, long Start, long End);
