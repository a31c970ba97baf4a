using System.Text.Json.Serialization;

namespace Supervisor.Runtimes.Docker.Networks;

/// <summary>A network as it is.</summary>
internal sealed record NetworkRow
{
    public string Id { get; init; } = "";

    public string? Name { get; init; }

    public string? Driver { get; init; }

    public string? Scope { get; init; }

    public bool Internal { get; init; }

    [JsonPropertyName("EnableIPv6")]
    public bool EnableV6 { get; init; }

    [JsonPropertyName("IPAM")]
    public AddressPlan? Addresses { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    public IReadOnlyDictionary<string, string>? Options { get; init; }

    /// <summary>Those that run in it, by id. A list leaves them out; only a look at the one network has them.</summary>
    public IReadOnlyDictionary<string, NetworkMember>? Containers { get; init; }
}

internal sealed record NetworkMember(string? Name, [property: JsonPropertyName("IPv4Address")] string? V4);

internal sealed record CreatedNetwork(string Id, string? Warning);

internal sealed record ConnectBody(string Container, EndpointSpec? EndpointConfig);

internal sealed record DisconnectBody(string Container, bool Force);
