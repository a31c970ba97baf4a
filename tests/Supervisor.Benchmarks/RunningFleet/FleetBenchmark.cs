using Supervisor.Benchmarks.Harness;

namespace Supervisor.Benchmarks.RunningFleet;

/// <summary>77 agents as processes of this machine, with the published programs, seen from outside.</summary>
internal sealed class FleetBenchmark : IBenchmark
{
    public string Name => "fleet";

    public string Summary => "77 agents under the daemon: restart, boot, order, words, adoption, rest, pbm";

    public IReadOnlyList<Metric> Metrics(string directory)
    {
        var rest = new RestMeasure(directory);
        return
        [
            new("bare_spawn_ms", () => SpawnMeasure.BareAsync(directory)),
            new("respawn_ms", () => RespawnMeasure.MillisecondsAsync(directory)),
            new("dependent_start_ms", () => DependentMeasure.MillisecondsAsync(directory)),
            new("ready_per_s", () => ReadyMeasure.PerSecondAsync(directory)),
            new("ready_p99_ms", () => ReadyMeasure.SlowestHundredthAsync(directory)),
            new("adopt_ms", () => AdoptMeasure.MillisecondsAsync(directory)),
            new("pbm_list_ms", () => ListMeasure.MillisecondsAsync(directory)),
            new("boot_over_chain", () => BootMeasure.OverChainAsync(directory)),
            new("rest_cpu_percent", rest.PercentAsync) { IsLong = true },
            new("rest_pss_mb", rest.MegabytesAsync) { IsLong = true },
        ];
    }
}
