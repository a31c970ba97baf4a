using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Trees;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Printing.Trees;

/// <summary>In <c>deploy</c> what has a place there, else in the service itself.</summary>
internal static class LimitTrees
{
    public static void Add(MapBuilder map, ServiceModel service)
    {
        AddOwn(map, service.Resources);
        map.Filled(
            "deploy",
            new MapBuilder()
                .Filled(
                    "resources",
                    new MapBuilder()
                        .Filled("limits", LimitsOf(service.Resources))
                        .Filled("reservations", ReservationsOf(service.Resources))
                )
                .Filled(
                    "restart_policy",
                    new MapBuilder().Duration("delay", service.RestartDelay).Duration("window", service.RestartWindow)
                )
        );
    }

    public static TreeNode Of(UlimitModel limit) =>
        new MapBuilder().Number("soft", limit.Soft).Number("hard", limit.Hard).Build();

    private static void AddOwn(MapBuilder map, ResourceLimits limits) =>
        map.Number("cpu_shares", limits.CpuShares)
            .Duration("cpu_quota", limits.CpuQuota)
            .Duration("cpu_period", limits.CpuPeriod)
            .Duration("cpu_rt_runtime", limits.CpuRealtimeRuntime)
            .Duration("cpu_rt_period", limits.CpuRealtimePeriod)
            .Text("cpuset", limits.CpuSet)
            .Size("memswap_limit", limits.MemorySwapBytes)
            .Number("mem_swappiness", limits.MemorySwappiness)
            .Size("shm_size", limits.ShmBytes)
            .Flag("oom_kill_disable", limits.OomKillDisable)
            .Number("oom_score_adj", limits.OomScoreAdjust)
            .Map("ulimits", limits.Ulimits, Of)
            .Section("blkio_config", limits.BlockIo is { } disks ? Of(disks) : null);

    private static MapBuilder LimitsOf(ResourceLimits limits) =>
        new MapBuilder().Number("cpus", limits.Cpus).Size("memory", limits.MemoryBytes).Number("pids", limits.Pids);

    private static MapBuilder ReservationsOf(ResourceLimits limits) =>
        new MapBuilder()
            .Number("cpus", limits.CpuReservation)
            .Size("memory", limits.MemoryReservationBytes)
            .List("devices", limits.Devices, Of);

    private static TreeNode Of(DeviceRequest request) =>
        new MapBuilder()
            .Text("driver", request.Driver)
            .Add(
                "count",
                request.Count is -1 ? Nodes.Text("all")
                    : request.Count is { } count ? Nodes.Number(count)
                    : null
            )
            .Texts("device_ids", request.Ids)
            .Texts("capabilities", request.Capabilities)
            .Texts("options", request.Options)
            .Build();

    private static MapBuilder Of(BlockIoModel disks) =>
        new MapBuilder()
            .Number("weight", disks.Weight)
            .Add("weight_device", ByDevice(disks.DeviceWeights, "weight", weight => Nodes.Number(weight)))
            .Add("device_read_bps", ByDevice(disks.ReadBytes, "rate", Nodes.Number))
            .Add("device_write_bps", ByDevice(disks.WriteBytes, "rate", Nodes.Number))
            .Add("device_read_iops", ByDevice(disks.ReadOperations, "rate", Nodes.Number))
            .Add("device_write_iops", ByDevice(disks.WriteOperations, "rate", Nodes.Number));

    private static TreeNode? ByDevice<T>(ValueMap<T> values, string key, Func<T, TreeNode> nodeOf) =>
        values.Count == 0
            ? null
            : Nodes.List(
                values.Select(value => new MapBuilder().Text("path", value.Key).Add(key, nodeOf(value.Value)).Build())
            );
}
