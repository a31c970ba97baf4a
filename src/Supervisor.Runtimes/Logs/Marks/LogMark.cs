namespace Supervisor.Runtimes.Logs.Marks;

/// <summary>What was written before the position is older than the time: nobody knows more of when a byte was written.</summary>
/// <param name="Time">On the wall clock, to the millisecond.</param>
internal readonly record struct LogMark(DateTimeOffset Time, long Position);
