namespace Supervisor.Actors.Cells.Failures;

/// <summary>A child's report: which incarnation failed, of what, and whether it had come as far as its first message.</summary>
internal sealed record ChildFailure(Cell Child, int Incarnation, Exception Cause, bool HadStarted);
