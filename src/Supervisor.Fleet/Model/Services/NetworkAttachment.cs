using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Model.Services;

public sealed record NetworkAttachment
{
    public ValueList<string> Aliases { get; init; } = [];

    public string? Ipv4Address { get; init; }

    public string? Ipv6Address { get; init; }

    public string? MacAddress { get; init; }

    public ValueList<string> LinkLocalAddresses { get; init; } = [];

    public int Priority { get; init; }

    /// <summary>The network of the highest has the default gateway.</summary>
    public int GatewayPriority { get; init; }

    public string? InterfaceName { get; init; }

    public ValueMap<string> DriverOptions { get; init; } = ValueMap<string>.Empty;
}
