namespace Supervisor.Simulation.World;

/// <summary>An invariant that did not hold.</summary>
internal sealed record Violation(string Invariant, string What, TimeSpan At);
