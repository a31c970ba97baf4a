namespace Supervisor.Benchmarks.Harness;

internal sealed record MetricResult(string Key, IReadOnlyList<double> Sorted)
{
    public double Median => Sorted[Sorted.Count / 2];

    public double Least => Sorted[0];

    public double Most => Sorted[^1];
}
