using Supervisor.Runtimes.Docker.Networks;

namespace Supervisor.Runtimes.Docker.Containers;

/// <summary>
/// A container as it is to be made. Names here and below are the engine's own; what is null is left to it.
/// </summary>
internal sealed record ContainerSpec
{
    public required string Image { get; init; }

    public IReadOnlyList<string>? Entrypoint { get; init; }

    public IReadOnlyList<string>? Cmd { get; init; }

    /// <summary>Each <c>NAME=VALUE</c>; a name alone takes the image's variable away.</summary>
    public IReadOnlyList<string>? Env { get; init; }

    public string? WorkingDir { get; init; }

    public string? User { get; init; }

    public string? Hostname { get; init; }

    public string? Domainname { get; init; }

    /// <summary>In its first network; engines from API 1.44 on want it there (<see cref="EndpointSpec"/>).</summary>
    public string? MacAddress { get; init; }

    public bool? Tty { get; init; }

    public bool? OpenStdin { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    public string? StopSignal { get; init; }

    /// <summary>In seconds.</summary>
    public int? StopTimeout { get; init; }

    public HealthSpec? Healthcheck { get; init; }

    /// <summary>By <c>PORT/PROTOCOL</c>; that a port is named is all there is to it.</summary>
    public IReadOnlyDictionary<string, EmptyObject>? ExposedPorts { get; init; }

    public HostSpec? HostConfig { get; init; }

    public NetworkingSpec? NetworkingConfig { get; init; }
}

/// <summary>The networks that a container is in, by name.</summary>
internal sealed record NetworkingSpec(IReadOnlyDictionary<string, EndpointSpec>? EndpointsConfig);

/// <summary>An object without properties: engines write sets as such.</summary>
internal sealed record EmptyObject
{
    public static EmptyObject Value { get; } = new();
}
