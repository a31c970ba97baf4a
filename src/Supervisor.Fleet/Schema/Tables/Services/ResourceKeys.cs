using Supervisor.Fleet.Schema.Shapes;
using static Supervisor.Fleet.Schema.Forms;
using static Supervisor.Fleet.Schema.Rows;

namespace Supervisor.Fleet.Schema.Tables.Services;

/// <summary>How much of the machine it may take.</summary>
internal static class ResourceKeys
{
    private const string WindowsOnly = "it exists on Windows only.";

    public static IReadOnlyList<SchemaRow> Rows =>
        [
            Supported("cpus", Fraction),
            Warned("cpu_count", Number, WindowsOnly, "Write cpus."),
            Warned("cpu_percent", Number, WindowsOnly, "Write cpus."),
            Supported("cpu_shares", Number),
            Supported("cpu_quota", Number | Duration),
            Supported("cpu_period", Number | Duration),
            Supported("cpu_rt_runtime", Number | Duration),
            Supported("cpu_rt_period", Number | Duration),
            Supported("cpuset", Text),
            Supported("mem_limit", Size),
            Supported("mem_reservation", Size),
            Supported("memswap_limit", Size | Word("-1")),
            Supported("mem_swappiness", NumberFrom(0, 100)),
            Supported("shm_size", Size),
            Supported("oom_kill_disable", Flag),
            Supported("oom_score_adj", NumberFrom(-1000, 1000)),
            Supported("pids_limit", Number),
            Supported("ulimits", ComposeForms.Ulimits),
            Supported("blkio_config", BlockIoKeys),
            Supported("gpus", Word("all") | ListOf(DeviceRequestKeys.Keys)),
        ];

    private static SectionShape BlockIoKeys =>
        Section(
            "limits of disks",
            Supported("weight", NumberFrom(10, 1000)),
            Supported("weight_device", ListOf(WeightKeys)),
            Supported("device_read_bps", ListOf(RateKeys(Size))),
            Supported("device_read_iops", ListOf(RateKeys(LongNumber))),
            Supported("device_write_bps", ListOf(RateKeys(Size))),
            Supported("device_write_iops", ListOf(RateKeys(LongNumber)))
        );

    private static SectionShape WeightKeys =>
        Section(
            "the weight of a disk",
            Supported("path", Text).Needed(),
            Supported("weight", NumberFrom(10, 1000)).Needed()
        );

    private static SectionShape RateKeys(Shape rate) =>
        Section("the rate of a disk", Supported("path", Text).Needed(), Supported("rate", rate).Needed());
}
