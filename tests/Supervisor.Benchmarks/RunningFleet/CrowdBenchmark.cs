using Supervisor.Benchmarks.Harness;

namespace Supervisor.Benchmarks.RunningFleet;

/// <summary>What becomes of the figures of <see cref="FleetBenchmark"/> with 5,000 processes on one node.</summary>
internal sealed class CrowdBenchmark : IBenchmark
{
    private static readonly string[] Keys =
    [
        "boot_5000_s",
        "rest_cpu_percent_5000",
        "rest_pss_mb_5000",
        "pbm_list_ms_5000",
        "respawn_ms_5000",
        "dependent_start_ms_5000",
        "ready_per_s_5000",
        "ready_p99_ms_5000",
        "adopt_ms_5000",
    ];

    public string Name => "crowd";

    public string Summary => "the same with 5,000 sleeping processes, each measured once";

    public IReadOnlyList<Metric> Metrics(string directory)
    {
        var crowd = new CrowdMeasure(directory);
        return [.. Keys.Select(key => new Metric(key, () => crowd.OfAsync(key)) { IsLong = true })];
    }
}
