using System.Text.Json.Serialization;
using Supervisor.Contracts.Guarding.Holding;
using Supervisor.Contracts.Guarding.Workloads;

namespace Supervisor.Guard.Holding;

/// <summary>What the guard keeps on disk of a container on a leash: enough for the next guard to hold it, or to kill it at once.</summary>
/// <param name="Version">Of this form.</param>
/// <param name="Ticket">Random; the name of its file.</param>
/// <param name="BootId">Of the run of the machine in which it was put on the leash.</param>
/// <param name="State">One of <see cref="HoldStates"/>.</param>
internal sealed record HoldRecord(
    [property: JsonPropertyName("version")] int Version,
    [property: JsonPropertyName("ticket")] string Ticket,
    [property: JsonPropertyName("name")] WorkloadName Name,
    [property: JsonPropertyName("container")] string Container,
    [property: JsonPropertyName("bootId")] string BootId,
    [property: JsonPropertyName("state")] string State,
    [property: JsonPropertyName("leash")] BootTime Leash,
    [property: JsonPropertyName("process")] ContainerProcess? Process = null
)
{
    public const int CurrentVersion = 1;

    /// <summary>A state file may come from anywhere; one that lacks what every record has is no record.</summary>
    [JsonIgnore]
    public bool IsWhole =>
        Version == CurrentVersion
        && Ticket is { Length: > 0 }
        && Name is { IsValid: true }
        && HoldRequestRules.IsContainerId(Container)
        && BootId is not null
        && State is not null
        && Leash is { BootId: not null }
        && Process is null or { BootId: not null };
}
