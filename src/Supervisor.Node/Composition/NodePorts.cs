namespace Supervisor.Node.Composition;

/// <summary>The outside as a node sees it: everything that a simulation puts its own in the place of.</summary>
internal sealed record NodePorts(TimeProvider Clock);
