using Supervisor.Benchmarks.Harness;

namespace Supervisor.Benchmarks.Links;

/// <summary>Messages of a hundred bytes from an actor of one process to an actor of another, over loopback and mutual TLS.</summary>
internal sealed class LinksBenchmark : IBenchmark
{
    public string Name => "links";

    public string Summary => "actor to actor between two processes, beside frames over bare TLS";

    public IReadOnlyList<Metric> Metrics(string directory) =>
        [
            new("oneway_per_s", () => OneWayMeasure.MessagesPerSecondAsync(directory)),
            new("rtt_p50_us", () => RoundTripMeasure.MicrosecondsAsync(directory, 0.5)),
            new("rtt_p99_us", () => RoundTripMeasure.MicrosecondsAsync(directory, 0.99)),
            new("raw_tls_per_s", () => RawMeasure.FramesPerSecondAsync(directory)),
        ];
}
