using System.Text.Json.Serialization;

namespace Supervisor.Runtimes.Docker.Networks;

/// <summary>A network as it is to be made.</summary>
internal sealed record NetworkSpec
{
    public required string Name { get; init; }

    public string? Driver { get; init; }

    public bool? Internal { get; init; }

    public bool? Attachable { get; init; }

    /// <summary>True unless it is said otherwise, which engines before API 1.48 do not know.</summary>
    [JsonPropertyName("EnableIPv4")]
    public bool? EnableV4 { get; init; }

    [JsonPropertyName("EnableIPv6")]
    public bool? EnableV6 { get; init; }

    [JsonPropertyName("IPAM")]
    public AddressPlan? Addresses { get; init; }

    public IReadOnlyDictionary<string, string>? Options { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>Engines before API 1.44 make a second network of the same name unless they are told to look.</summary>
    public bool CheckDuplicate { get; init; } = true;
}

internal sealed record AddressPlan(
    string? Driver,
    IReadOnlyList<AddressPool>? Config,
    IReadOnlyDictionary<string, string>? Options = null
);

internal sealed record AddressPool(
    string? Subnet,
    string? Gateway = null,
    [property: JsonPropertyName("IPRange")] string? Range = null,
    [property: JsonPropertyName("AuxiliaryAddresses")] IReadOnlyDictionary<string, string>? Reserved = null
);
