namespace Supervisor.Contracts.Guarding.Logs;

/// <param name="Start">The position of its first byte.</param>
/// <param name="Offset">Where in the live file those bytes are, or were.</param>
public sealed record PendingSegment(string File, long Start, long Offset);
