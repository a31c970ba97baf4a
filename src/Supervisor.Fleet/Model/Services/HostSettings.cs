using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Model.Services;

/// <summary>What the container sees of the host and of the names around it.</summary>
public sealed record HostSettings
{
    public string? Hostname { get; init; }

    public string? DomainName { get; init; }

    /// <summary>Addresses by name, added to the container's hosts file.</summary>
    public ValueMap<ValueList<string>> ExtraHosts { get; init; } = ValueMap<ValueList<string>>.Empty;

    public ValueList<string> Dns { get; init; } = [];

    public ValueList<string> DnsSearch { get; init; } = [];

    public ValueList<string> DnsOptions { get; init; } = [];

    public string? Ipc { get; init; }

    public string? Pid { get; init; }

    public string? Uts { get; init; }

    public string? MacAddress { get; init; }

    public string? UsernsMode { get; init; }

    public string? CgroupParent { get; init; }

    public string? Cgroup { get; init; }

    /// <summary><c>HOST:CONTAINER:RIGHTS</c>, or the name that a vendor gave.</summary>
    public ValueList<string> Devices { get; init; } = [];

    public ValueList<string> DeviceCgroupRules { get; init; } = [];

    public ValueMap<string> Sysctls { get; init; } = ValueMap<string>.Empty;

    /// <summary>Mount points of memory, with options after a colon.</summary>
    public ValueList<string> Tmpfs { get; init; } = [];
}
