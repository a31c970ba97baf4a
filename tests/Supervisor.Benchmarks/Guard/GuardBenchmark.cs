using Supervisor.Benchmarks.Harness;

namespace Supervisor.Benchmarks.Guard;

/// <summary>What the guard costs: a start, a restart, and itself while 77 processes sleep.</summary>
internal sealed class GuardBenchmark : IBenchmark
{
    public string Name => "guard";

    public string Summary => "processes of the host: start, restart after SIGKILL, the guard's own start and memory";

    public IReadOnlyList<Metric> Metrics(string directory) =>
        [
            new("process_start_ms", BareSpawn.MillisecondsAsync),
            new("start_ms", () => GuardMeasure.RunAsync(directory, guard => guard.StartMillisecondsAsync())),
            new("exit_told_ms", () => GuardMeasure.RunAsync(directory, guard => guard.ExitToldMillisecondsAsync())),
            new("respawn_ms", () => GuardMeasure.RunAsync(directory, guard => guard.RespawnMillisecondsAsync())),
            new("guard_start_ms", () => GuardMeasure.StartOfGuardMillisecondsAsync(directory)),
            new("adopt_77_ms", () => GuardMeasure.RunAsync(directory, guard => guard.AdoptMillisecondsAsync())),
            new("rest_pss_mb", () => GuardMeasure.RunAsync(directory, guard => guard.RestingMegabytesAsync())),
        ];
}
