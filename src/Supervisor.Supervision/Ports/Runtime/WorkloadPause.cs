namespace Supervisor.Supervision.Ports.Runtime;

/// <summary>Somebody has had the engine hold all processes of a container still: they are there, and get no time at all.</summary>
/// <param name="Container">By its name.</param>
/// <param name="Remedy">The command that lets them go on.</param>
public sealed record WorkloadPause(string Container, string Remedy);
