using System.Globalization;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;

namespace Supervisor.Supervision.Plans;

/// <summary>The limits of a process, as they are hashed.</summary>
internal static class LimitText
{
    internal static void Add(CanonicalText text, ResourceLimits limits)
    {
        text.Add("cpus", limits.Cpus);
        text.Add("cpu-reservation", limits.CpuReservation);
        text.Add("cpu-shares", limits.CpuShares);
        text.Add("cpu-set", limits.CpuSet);
        text.Add("cpu-period", limits.CpuPeriod);
        text.Add("cpu-quota", limits.CpuQuota);
        text.Add("cpu-rt-period", limits.CpuRealtimePeriod);
        text.Add("cpu-rt-runtime", limits.CpuRealtimeRuntime);
        AddMemory(text, limits);
        text.Add("pids", limits.Pids);
        text.Add("ulimit", limits.Ulimits, limit => [Number(limit.Soft), Number(limit.Hard)]);
        if (limits.BlockIo is { } blockIo)
        {
            Add(text, blockIo);
        }

        foreach (var device in limits.Devices)
        {
            Add(text, device);
        }
    }

    private static void AddMemory(CanonicalText text, ResourceLimits limits)
    {
        text.Add("memory", limits.MemoryBytes);
        text.Add("memory-reservation", limits.MemoryReservationBytes);
        text.Add("memory-swap", limits.MemorySwapBytes);
        text.Add("swappiness", limits.MemorySwappiness);
        text.Add("shm", limits.ShmBytes);
        text.Add("oom-score", limits.OomScoreAdjust);
        text.Add("oom-kill-disable", limits.OomKillDisable);
    }

    private static void Add(CanonicalText text, BlockIoModel blockIo)
    {
        text.Add("io-weight", blockIo.Weight);
        text.Add("io-device-weight", blockIo.DeviceWeights, weight => [Number(weight)]);
        AddRates(text, "io-read-bytes", blockIo.ReadBytes);
        AddRates(text, "io-write-bytes", blockIo.WriteBytes);
        AddRates(text, "io-read-operations", blockIo.ReadOperations);
        AddRates(text, "io-write-operations", blockIo.WriteOperations);
    }

    private static void Add(CanonicalText text, DeviceRequest device)
    {
        text.Add("device", device.Driver ?? "", device.Count is { } count ? Number(count) : "");
        text.Add("device-ids", device.Ids);
        text.Add("device-capabilities", device.Capabilities);
        text.Add("device-option", device.Options, option => [option]);
    }

    private static void AddRates(CanonicalText text, string name, ValueMap<long> rates) =>
        text.Add(name, rates, rate => [Number(rate)]);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
