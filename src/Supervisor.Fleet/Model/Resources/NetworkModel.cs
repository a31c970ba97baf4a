using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Model.Resources;

public sealed record NetworkModel
{
    /// <summary>As the engine knows it, the project's name included.</summary>
    public required string Name { get; init; }

    /// <summary>Exists without us, and is neither made nor removed.</summary>
    public bool External { get; init; }

    public string? Driver { get; init; }

    public ValueMap<string> DriverOptions { get; init; } = ValueMap<string>.Empty;

    public ValueMap<string> Labels { get; init; } = ValueMap<string>.Empty;

    public bool Internal { get; init; }

    public bool Attachable { get; init; }

    /// <summary>Null: the engine's choice, which is yes.</summary>
    public bool? EnableIpv4 { get; init; }

    public bool EnableIpv6 { get; init; }

    public IpamModel? Ipam { get; init; }
}

public sealed record IpamModel(string? Driver, ValueList<IpamPool> Pools, ValueMap<string> Options);

public sealed record IpamPool(string? Subnet, string? IpRange, string? Gateway, ValueMap<string> AuxiliaryAddresses);
