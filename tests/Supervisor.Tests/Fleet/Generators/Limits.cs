using FsCheck;
using FsCheck.Fluent;
using Supervisor.Fleet.Model.Services;
using static Supervisor.Tests.Fleet.Generators.Values;

namespace Supervisor.Tests.Fleet.Generators;

internal static class Limits
{
    public static readonly Gen<UlimitModel> Ulimit =
        from soft in Bytes
        from hard in Bytes
        select new UlimitModel(soft, hard);

    private static readonly Gen<DeviceRequest> Devices =
        from driver in Maybe(Word)
        from count in MaybeValue(Gen.Choose(-1, 4).Where(count => count != 0))
        from ids in Words
        from capabilities in Words
        from options in TextMap
        select new DeviceRequest(driver, count, count is null ? ids : [], capabilities) { Options = options };

    private static readonly Gen<BlockIoModel> BlockIo =
        from weight in MaybeValue(Gen.Choose(10, 1000))
        from weights in Map(HostPath, Gen.Choose(10, 1000))
        from rates in Map(HostPath, Bytes)
        from operations in Map(HostPath, Bytes)
        select new BlockIoModel
        {
            Weight = weight,
            DeviceWeights = weights,
            ReadBytes = rates,
            WriteOperations = operations,
        };

    public static readonly Gen<ResourceLimits> Resources = new Edits<ResourceLimits>()
        .Add(Cores, (limits, value) => limits with { Cpus = value, CpuReservation = value / 2 })
        .Add(Bytes, (limits, value) => limits with { MemoryBytes = value, MemoryReservationBytes = value })
        .Add(Gen.OneOf(Bytes, Gen.Constant(-1L)), (limits, value) => limits with { MemorySwapBytes = value })
        .Add(Gen.Choose(0, 100), (limits, value) => limits with { MemorySwappiness = value, Pids = value })
        .Add(Bytes, (limits, value) => limits with { ShmBytes = value })
        .Add(Small, (limits, value) => limits with { CpuShares = value, OomScoreAdjust = -value })
        .Add(Gen.Elements("0-3", "0,1", "3"), (limits, value) => limits with { CpuSet = value })
        .Add(Duration, (limits, value) => limits with { CpuPeriod = value, CpuQuota = value })
        .Add(Duration, (limits, value) => limits with { CpuRealtimePeriod = value, CpuRealtimeRuntime = value })
        .Add(Flag, (limits, value) => limits with { OomKillDisable = value })
        .Add(Map(Ulimit), (limits, value) => limits with { Ulimits = value })
        .Add(BlockIo, (limits, value) => limits with { BlockIo = value })
        .Add(List(Devices), (limits, value) => limits with { Devices = value })
        .Of(Gen.Constant(new ResourceLimits()), most: 6);
}
