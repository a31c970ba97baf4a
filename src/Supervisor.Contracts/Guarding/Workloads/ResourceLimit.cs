using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Guarding.Workloads;

/// <summary>A limit of one process (Compose's <c>ulimits</c>); -1 is no limit.</summary>
/// <param name="Resource">As Compose names it: <c>nofile</c>, <c>nproc</c>, <c>core</c>, ...</param>
public sealed record ResourceLimit(
    [property: JsonPropertyName("resource")] string Resource,
    [property: JsonPropertyName("soft")] long Soft,
    [property: JsonPropertyName("hard")] long Hard
);
