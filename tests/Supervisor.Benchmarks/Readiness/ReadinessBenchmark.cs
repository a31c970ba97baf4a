using Supervisor.Benchmarks.Harness;

namespace Supervisor.Benchmarks.Readiness;

/// <summary>What it costs to take agents' words, with supervisors that answer at once; client and daemon share the machine.</summary>
internal sealed class ReadinessBenchmark : IBenchmark
{
    public string Name => "readiness";

    public string Summary => "agents' words: over HTTP, by notification, opening, memory";

    public IReadOnlyList<Metric> Metrics(string directory) =>
        [
            new("echo_per_s_64", () => EchoMeasure.AnswersPerSecondAsync(directory)),
            new("http_words_per_s_64", () => HttpMeasure.WordsPerSecondAsync(directory)),
            new("http_p99_ms_64", () => HttpMeasure.SlowestHundredthAsync(directory)),
            new("notify_words_per_s", () => NotifyMeasure.WordsPerSecondAsync(directory)),
            new("open_us", () => OpenMeasure.MicrosecondsAsync(directory)),
            new("idle_pss_bytes", () => OpenMeasure.BytesPerAgentAsync(directory)),
        ];
}
