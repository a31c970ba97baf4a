using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Model.Services;

/// <summary>Shares of the disks, and limits on them.</summary>
public sealed record BlockIoModel
{
    public int? Weight { get; init; }

    public ValueMap<int> DeviceWeights { get; init; } = ValueMap<int>.Empty;

    /// <summary>Bytes a second, by device.</summary>
    public ValueMap<long> ReadBytes { get; init; } = ValueMap<long>.Empty;

    public ValueMap<long> WriteBytes { get; init; } = ValueMap<long>.Empty;

    /// <summary>Operations a second, by device.</summary>
    public ValueMap<long> ReadOperations { get; init; } = ValueMap<long>.Empty;

    public ValueMap<long> WriteOperations { get; init; } = ValueMap<long>.Empty;
}
