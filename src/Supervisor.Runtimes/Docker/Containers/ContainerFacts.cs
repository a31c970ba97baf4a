using System.Text.Json.Serialization;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Networks;

namespace Supervisor.Runtimes.Docker.Containers;

/// <summary>A container as it is.</summary>
internal sealed record ContainerFacts
{
    public string Id { get; init; } = "";

    /// <summary>With the slash in front with which engines write it.</summary>
    public string? Name { get; init; }

    [JsonConverter(typeof(EngineMomentConverter))]
    public DateTimeOffset? Created { get; init; }

    /// <summary>The image's id.</summary>
    public string? Image { get; init; }

    public string? Path { get; init; }

    public IReadOnlyList<string>? Args { get; init; }

    public string? LogPath { get; init; }

    public ContainerState? State { get; init; }

    public ContainerConfig? Config { get; init; }

    public HostSpec? HostConfig { get; init; }

    public IReadOnlyList<MountFacts>? Mounts { get; init; }

    public NetworkFacts? NetworkSettings { get; init; }
}

/// <summary>What of its making can be seen in a container; its labels, and whether its output is a terminal's.</summary>
internal sealed record ContainerConfig
{
    /// <summary>The image, as it was named.</summary>
    public string? Image { get; init; }

    public string? Hostname { get; init; }

    public string? User { get; init; }

    public bool Tty { get; init; }

    public IReadOnlyList<string>? Env { get; init; }

    public IReadOnlyList<string>? Cmd { get; init; }

    public string? WorkingDir { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    public HealthSpec? Healthcheck { get; init; }
}

internal sealed record MountFacts(
    string? Type,
    string? Name,
    string? Source,
    string? Destination,
    [property: JsonPropertyName("RW")] bool Writable
);

internal sealed record NetworkFacts(
    IReadOnlyDictionary<string, EndpointFacts>? Networks,
    IReadOnlyDictionary<string, IReadOnlyList<PortSpec>?>? Ports
);
