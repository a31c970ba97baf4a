using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;
using Supervisor.Runtimes.Docker.Containers;

namespace Supervisor.Runtimes.Containers.Requests;

/// <summary>What a container may take of its machine.</summary>
internal static class ResourceRequest
{
    private const decimal NanosACore = 1_000_000_000;

    public static HostSpec WithLimits(this HostSpec host, ResourceLimits limits, EngineTraits engine) =>
        (
            host with
            {
                Memory = limits.MemoryBytes,
                MemoryReservation = limits.MemoryReservationBytes,
                MemorySwap = limits.MemorySwapBytes,
                MemorySwappiness = limits.MemorySwappiness,
                OomKillDisable = limits.OomKillDisable,
                OomScoreAdj = limits.OomScoreAdjust,
                PidsLimit = limits.Pids,
                ShmSize = limits.ShmBytes,
                Ulimits = Ulimits(limits.Ulimits, engine.Ulimits),
            }
        )
            .WithCpus(limits)
            .WithBlockIo(limits.BlockIo);

    private static HostSpec WithCpus(this HostSpec host, ResourceLimits limits) =>
        host with
        {
            NanoCpus = limits.Cpus is { } cpus ? (long)(cpus * NanosACore) : null,
            CpuShares = limits.CpuShares,
            CpusetCpus = limits.CpuSet,
            CpuPeriod = Microseconds(limits.CpuPeriod),
            CpuQuota = Microseconds(limits.CpuQuota),
            CpuRealtimePeriod = Microseconds(limits.CpuRealtimePeriod),
            CpuRealtimeRuntime = Microseconds(limits.CpuRealtimeRuntime),
        };

    private static HostSpec WithBlockIo(this HostSpec host, BlockIoModel? disks) =>
        disks is null
            ? host
            : host with
            {
                BlkioWeight = disks.Weight,
                BlkioWeightDevice = disks.DeviceWeights.Select(one => new WeightedDevice(one.Key, one.Value)).OrNull(),
                BlkioDeviceReadBps = Rates(disks.ReadBytes),
                BlkioDeviceWriteBps = Rates(disks.WriteBytes),
                BlkioDeviceReadOperations = Rates(disks.ReadOperations),
                BlkioDeviceWriteOperations = Rates(disks.WriteOperations),
            };

    private static IReadOnlyList<UlimitSpec>? Ulimits(
        ValueMap<UlimitModel> asked,
        IReadOnlyDictionary<string, UlimitModel> usual
    ) =>
        asked
            .Concat(usual.Where(limit => !asked.Contains(limit.Key)))
            .Select(limit => new UlimitSpec(limit.Key, limit.Value.Soft, limit.Value.Hard))
            .OrNull();

    private static IReadOnlyList<ThrottledDevice>? Rates(ValueMap<long> rates) =>
        rates.Select(rate => new ThrottledDevice(rate.Key, rate.Value)).OrNull();

    private static long? Microseconds(TimeSpan? span) => (long?)span?.TotalMicroseconds;
}
