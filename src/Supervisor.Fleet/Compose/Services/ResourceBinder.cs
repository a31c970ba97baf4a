using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Model.Services;

namespace Supervisor.Fleet.Compose.Services;

/// <summary>What a service may take: of <c>deploy.resources</c>, and of the older keys that say the same.</summary>
internal static class ResourceBinder
{
    public static ResourceLimits Bind(Cursor service, BindingContext context)
    {
        var (limits, reservations) = (
            service["deploy"]["resources"]["limits"],
            service["deploy"]["resources"]["reservations"]
        );
        return new ResourceLimits
        {
            Cpus = context.OneOf(service["cpus"], limits["cpus"], cursor => cursor.Fraction),
            MemoryBytes = context.OneOf(service["mem_limit"], limits["memory"], cursor => cursor.Bytes),
            Pids = context.OneOf(service["pids_limit"], limits["pids"], cursor => cursor.Number),
            CpuReservation = reservations["cpus"].Fraction,
            MemoryReservationBytes = context.OneOf(
                service["mem_reservation"],
                reservations["memory"],
                cursor => cursor.Bytes
            ),
            MemorySwapBytes = service["memswap_limit"] is { Text: "-1" } ? -1 : service["memswap_limit"].Bytes,
            MemorySwappiness = service["mem_swappiness"].Number,
            ShmBytes = service["shm_size"].Bytes,
            CpuShares = service["cpu_shares"].Number,
            CpuSet = service["cpuset"].Setting,
            CpuPeriod = Microseconds(service["cpu_period"]),
            CpuQuota = Microseconds(service["cpu_quota"]),
            CpuRealtimePeriod = Microseconds(service["cpu_rt_period"]),
            CpuRealtimeRuntime = Microseconds(service["cpu_rt_runtime"]),
            OomScoreAdjust = service["oom_score_adj"].Number,
            OomKillDisable = service["oom_kill_disable"].Flag,
            Ulimits = UlimitBinder.Bind(service["ulimits"]),
            BlockIo = BlockIoBinder.Bind(service["blkio_config"]),
            Devices = DeviceRequestBinder.Bind(service["gpus"], reservations["devices"], context),
        };
    }

    /// <summary>A bare number counts microseconds, as the kernel does.</summary>
    private static TimeSpan? Microseconds(Cursor cursor) =>
        cursor.Number is { } number ? TimeSpan.FromMicroseconds(number) : cursor.Duration;
}
