using System.Text.Json.Serialization;

namespace Supervisor.Runtimes.Docker.Engine;

/// <summary>What an engine says of itself to anybody.</summary>
internal sealed record EngineVersion
{
    /// <summary>Of the program.</summary>
    public string? Version { get; init; }

    public string? ApiVersion { get; init; }

    [JsonPropertyName("MinAPIVersion")]
    public string? LowestApiVersion { get; init; }

    public string? Os { get; init; }

    public string? Arch { get; init; }

    public string? KernelVersion { get; init; }

    public IReadOnlyList<EngineComponent>? Components { get; init; }

    [JsonIgnore]
    public EngineKind Kind =>
        Components?.Any(part => part.Name?.Contains("Podman", StringComparison.OrdinalIgnoreCase) == true) == true
            ? EngineKind.Podman
            : EngineKind.Docker;

    public override string ToString() => $"{Kind} {Version}";
}

internal sealed record EngineComponent(string? Name, string? Version);

/// <summary>Who speaks the Engine API; docs/docker-client.md lists in what they differ.</summary>
internal enum EngineKind
{
    Docker,
    Podman,
}
