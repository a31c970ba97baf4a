using System.Text.Json.Serialization;

namespace Supervisor.Runtimes.Docker.Networks;

/// <summary>How a container is to be in a network.</summary>
internal sealed record EndpointSpec
{
    /// <summary>Names besides its own under which it is found there.</summary>
    public IReadOnlyList<string>? Aliases { get; init; }

    public IReadOnlyList<string>? Links { get; init; }

    [JsonPropertyName("IPAMConfig")]
    public AddressSpec? Addresses { get; init; }

    public string? MacAddress { get; init; }

    /// <summary>Among a container's networks the highest gives the way out; engines before API 1.48 do not know it.</summary>
    public int? GwPriority { get; init; }

    public IReadOnlyDictionary<string, string>? DriverOpts { get; init; }
}

/// <summary>Addresses that are not for the network to choose.</summary>
internal sealed record AddressSpec(
    [property: JsonPropertyName("IPv4Address")] string? V4,
    [property: JsonPropertyName("IPv6Address")] string? V6,
    [property: JsonPropertyName("LinkLocalIPs")] IReadOnlyList<string>? LinkLocal = null
);

/// <summary>How a container is in a network; the addresses are empty while it does not run.</summary>
internal sealed record EndpointFacts
{
    [JsonPropertyName("NetworkID")]
    public string? NetworkId { get; init; }

    [JsonPropertyName("IPAddress")]
    public string? Address { get; init; }

    public string? Gateway { get; init; }

    public string? MacAddress { get; init; }

    public IReadOnlyList<string>? Aliases { get; init; }
}
