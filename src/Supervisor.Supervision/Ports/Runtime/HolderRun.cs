namespace Supervisor.Supervision.Ports.Runtime;

/// <summary>One run of a container in which others run: the same container may be started many times.</summary>
/// <param name="Began">As its engine says.</param>
public sealed record HolderRun(string Container, DateTimeOffset Began);
