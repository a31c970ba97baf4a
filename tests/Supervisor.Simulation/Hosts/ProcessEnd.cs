namespace Supervisor.Simulation.Hosts;

/// <summary>How a process ended, as its parent is told.</summary>
/// <param name="Code">Null: a signal ended it.</param>
internal readonly record struct ProcessEnd(int? Code, int? Signal);
