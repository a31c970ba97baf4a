using System.Text.Json.Serialization;
using Supervisor.Contracts.Guarding.Workloads;

namespace Supervisor.Contracts.Guarding.Holding;

/// <summary>
/// A container on a leash: past the deadline the guard lets nothing of it live, whatever its engine does. Said before the container is
/// started, it holds however late the engine starts it; said again, it tells which process the container is, and moves the
/// deadline on.
/// </summary>
/// <param name="Container">The engine's id, 64 hexadecimal digits, which no other container ever has.</param>
/// <param name="Process">Its first process; null while that is not known. With it the leash ends when this run does.</param>
public sealed record HoldRequest(
    [property: JsonPropertyName("container")] string Container,
    [property: JsonPropertyName("leash")] BootTime Leash,
    [property: JsonPropertyName("process")] ContainerProcess? Process = null
);
