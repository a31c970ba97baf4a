namespace Supervisor.Actors.Cells.Failures;

/// <summary>A child's report: which incarnation failed, and of what.</summary>
internal sealed record ChildFailure(Cell Child, int Incarnation, Exception Cause);
