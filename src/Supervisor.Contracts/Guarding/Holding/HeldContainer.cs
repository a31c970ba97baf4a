using System.Text.Json.Serialization;
using Supervisor.Contracts.Guarding.Workloads;

namespace Supervisor.Contracts.Guarding.Holding;

/// <summary>What the guard knows of a container that it holds on a leash.</summary>
/// <param name="Name">Of the agent's incarnation whose run this is.</param>
/// <param name="State">One of <see cref="HoldStates"/>.</param>
/// <param name="IsGone">Nothing of it was there when the guard looked last; only once it has expired.</param>
/// <param name="Notes">What does not hold as it should, a sentence each.</param>
public sealed record HeldContainer(
    [property: JsonPropertyName("name")] WorkloadName Name,
    [property: JsonPropertyName("container")] string Container,
    [property: JsonPropertyName("state")] string State,
    [property: JsonPropertyName("leash")] BootTime Leash,
    [property: JsonPropertyName("process")] ContainerProcess? Process,
    [property: JsonPropertyName("gone")] bool IsGone,
    [property: JsonPropertyName("notes")] IReadOnlyList<string> Notes
);
