namespace Supervisor.Simulation.Workloads;

/// <summary>The failure that the world orders.</summary>
internal sealed class PoisonException() : Exception("poison");
