using Supervisor.Benchmarks.Harness;
using Supervisor.TestKit.Docker.Engines;

namespace Supervisor.Benchmarks.Containers;

/// <summary>Containers of a real Docker Engine under the published daemon, beside what the engine and Compose do alone.</summary>
internal sealed class DockerBenchmark : IBenchmark
{
    public string Name => "docker";

    public string Summary => "12 containers under the daemon: restart, boot, adoption, exec, beside engine and Compose";

    public IReadOnlyList<Metric> Metrics(string directory)
    {
        if (WhyNot() is { } reason)
        {
            Console.WriteLine($"Nothing can be measured: {reason}");
            return [];
        }

        return
        [
            new("bare_start_ms", RestartMeasure.BareAsync),
            new("engine_restart_ms", () => RestartMeasure.ByEngineAsync(directory)),
            new("restart_over_engine_ms", () => RestartMeasure.OverEngineAsync(directory)),
            new("boot_12_groups_ratio", () => BootMeasure.OverComposeAsync(directory)),
            new("adopt_12_ms", () => AdoptMeasure.MillisecondsAsync(directory)),
            new("bare_exec_ms", () => ExecMeasure.BareAsync(directory)),
            new("exec_start_ms", () => ExecMeasure.RestartAsync(directory)),
        ];
    }

    private static string? WhyNot() =>
        EnginePrograms.BusyBox is null
            ? "busybox-static is not there; './build.sh test' gets it."
            : EnginePrograms.WhyNot(EnginePrograms.Docker, "Docker Engine", "docker.io");
}
