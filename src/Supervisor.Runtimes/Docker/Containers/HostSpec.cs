using System.Text.Json.Serialization;

namespace Supervisor.Runtimes.Docker.Containers;

/// <summary>
/// What a container has and may of its machine. There is no restart policy: the engine's own is <c>no</c>, and who restarts
/// is the supervisor.
/// </summary>
internal sealed record HostSpec
{
    public bool? Init { get; init; }

    public bool? Privileged { get; init; }

    public bool? ReadonlyRootfs { get; init; }

    public IReadOnlyList<string>? CapAdd { get; init; }

    public IReadOnlyList<string>? CapDrop { get; init; }

    public IReadOnlyList<string>? SecurityOpt { get; init; }

    public IReadOnlyList<string>? GroupAdd { get; init; }

    public IReadOnlyList<MountSpec>? Mounts { get; init; }

    /// <summary>
    /// Each <c>SOURCE:TARGET:OPTIONS</c>, as people write it. What a mount cannot say before API 1.43: a directory that is missing
    /// on the machine is made; and at all: <c>z</c> and <c>Z</c>, labels for SELinux.
    /// </summary>
    public IReadOnlyList<string>? Binds { get; init; }

    /// <summary>Options by the directory that they are for.</summary>
    public IReadOnlyDictionary<string, string>? Tmpfs { get; init; }

    public IReadOnlyList<string>? VolumesFrom { get; init; }

    public LogSpec? LogConfig { get; init; }

    /// <summary>For the runtime that starts it; engines before API 1.43 do not know them.</summary>
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    public IReadOnlyDictionary<string, string>? StorageOpt { get; init; }

    public IReadOnlyList<DeviceSpec>? Devices { get; init; }

    public IReadOnlyList<string>? DeviceCgroupRules { get; init; }

    public IReadOnlyList<DeviceRequest>? DeviceRequests { get; init; }

    public string? Runtime { get; init; }

    public string? NetworkMode { get; init; }

    /// <summary>By the container's <c>PORT/PROTOCOL</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<PortSpec>?>? PortBindings { get; init; }

    public IReadOnlyList<string>? Dns { get; init; }

    public IReadOnlyList<string>? DnsOptions { get; init; }

    public IReadOnlyList<string>? DnsSearch { get; init; }

    /// <summary>Each <c>CONTAINER:ALIAS</c>.</summary>
    public IReadOnlyList<string>? Links { get; init; }

    /// <summary>Each <c>NAME:ADDRESS</c>.</summary>
    public IReadOnlyList<string>? ExtraHosts { get; init; }

    public string? PidMode { get; init; }

    public string? IpcMode { get; init; }

    [JsonPropertyName("UTSMode")]
    public string? UtsMode { get; init; }

    public string? UsernsMode { get; init; }

    public string? CgroupnsMode { get; init; }

    public string? CgroupParent { get; init; }

    public IReadOnlyDictionary<string, string>? Sysctls { get; init; }

    public long? ShmSize { get; init; }

    public IReadOnlyList<UlimitSpec>? Ulimits { get; init; }

    /// <summary>In bytes, as are the other sizes of memory.</summary>
    public long? Memory { get; init; }

    public long? MemoryReservation { get; init; }

    /// <summary>Memory and swap together; -1: as much swap as there is.</summary>
    public long? MemorySwap { get; init; }

    public long? MemorySwappiness { get; init; }

    public bool? OomKillDisable { get; init; }

    public int? OomScoreAdj { get; init; }

    public long? PidsLimit { get; init; }

    /// <summary>In thousand millionths of a core.</summary>
    public long? NanoCpus { get; init; }

    public long? CpuShares { get; init; }

    public long? CpuPeriod { get; init; }

    public long? CpuQuota { get; init; }

    public long? CpuRealtimePeriod { get; init; }

    public long? CpuRealtimeRuntime { get; init; }

    public string? CpusetCpus { get; init; }

    public string? CpusetMems { get; init; }

    public int? BlkioWeight { get; init; }

    public IReadOnlyList<WeightedDevice>? BlkioWeightDevice { get; init; }

    public IReadOnlyList<ThrottledDevice>? BlkioDeviceReadBps { get; init; }

    public IReadOnlyList<ThrottledDevice>? BlkioDeviceWriteBps { get; init; }

    [JsonPropertyName("BlkioDeviceReadIOps")]
    public IReadOnlyList<ThrottledDevice>? BlkioDeviceReadOperations { get; init; }

    [JsonPropertyName("BlkioDeviceWriteIOps")]
    public IReadOnlyList<ThrottledDevice>? BlkioDeviceWriteOperations { get; init; }
}

internal sealed record LogSpec(string Type, IReadOnlyDictionary<string, string>? Config);

/// <param name="HostIp">Empty: all of the machine's.</param>
/// <param name="HostPort">Empty: a free one of the engine's choice.</param>
internal sealed record PortSpec(string? HostIp, string? HostPort);

/// <param name="Hard">Never below <paramref name="Soft"/>.</param>
internal sealed record UlimitSpec(string Name, long Soft, long Hard);

internal sealed record WeightedDevice(string Path, int Weight);

/// <param name="Rate">Bytes or operations a second.</param>
internal sealed record ThrottledDevice(string Path, long Rate);
