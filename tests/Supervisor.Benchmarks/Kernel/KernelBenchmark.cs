using Supervisor.Benchmarks.Harness;

namespace Supervisor.Benchmarks.Kernel;

/// <summary>What the actor kernel costs, beside a raw channel in the same run.</summary>
internal sealed class KernelBenchmark : IBenchmark
{
    public string Name => "kernel";

    public string Summary => "actors: tell, pairs, ask, spawn, bytes, and a raw channel beside them";

    public IReadOnlyList<Metric> Metrics(string directory) =>
        [
            new("channel_per_s", ChannelMeasure.MessagesPerSecondAsync),
            new("tell_per_s", TellMeasure.MessagesPerSecondAsync),
            new("pingpong_per_s", PairsMeasure.MessagesPerSecondAsync),
            new("ask_per_s", AskMeasure.AnswersPerSecondAsync),
            new("spawn_per_s", SpawnMeasure.ActorsPerSecondAsync),
            new("bytes_per_actor", SpawnMeasure.BytesPerActorAsync),
        ];
}
