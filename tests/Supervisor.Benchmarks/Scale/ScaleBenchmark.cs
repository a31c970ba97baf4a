using Supervisor.Benchmarks.Harness;

namespace Supervisor.Benchmarks.Scale;

/// <summary>Many nodes at rest: what grows with their number, and what with that of the groups that may move.</summary>
internal sealed class ScaleBenchmark : IBenchmark
{
    private static readonly (int Nodes, int Movable)[] Sizes = [(10, 10), (100, 10), (100, 30), (1000, 10)];

    public string Name => "scale";

    public string Summary => "10, 100 and 1,000 simulated nodes at rest: messages and bytes a node and second";

    public IReadOnlyList<Metric> Metrics(string directory) => [.. Sizes.SelectMany(Of)];

    private static IEnumerable<Metric> Of((int Nodes, int Movable) size)
    {
        var measure = new ScaleMeasure(size.Nodes, size.Movable);
        var suffix = $"{size.Nodes}_{size.Movable}";
        return
        [
            Long($"store_calls_{suffix}", () => measure.Calls),
            Long($"store_call_bytes_{suffix}", () => measure.CallBytes),
            Long($"told_{suffix}", () => measure.Told),
            Long($"told_bytes_{suffix}", () => measure.ToldBytes),
            Long($"link_frames_{suffix}", () => measure.Frames),
            Long($"link_bytes_{suffix}", () => measure.FrameBytes),
        ];
    }

    private static Metric Long(string key, Func<double> measure) => new(key, measure) { IsLong = true };
}
