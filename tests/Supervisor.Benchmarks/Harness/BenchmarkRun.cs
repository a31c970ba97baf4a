namespace Supervisor.Benchmarks.Harness;

internal static class BenchmarkRun
{
    private const int Rounds = 5;

    /// <summary>
    /// Measures every metric once a round, so that a slow minute of the machine falls on all of them and not on one. A
    /// round before the first only warms up: code is compiled, files and pools have their size.
    /// </summary>
    public static async Task<IReadOnlyList<MetricResult>> MeasureAsync(
        IReadOnlyList<Metric> metrics,
        TextWriter progress
    )
    {
        await progress.WriteLineAsync("warming up");
        await RoundAsync([.. metrics.Where(metric => !metric.IsLong)]);

        var values = metrics.ToDictionary(metric => metric.Key, _ => new List<double>(), StringComparer.Ordinal);
        for (var round = 1; round <= Rounds; round++)
        {
            await progress.WriteLineAsync($"round {round} of {Rounds}");
            var measured = await RoundAsync([.. metrics.Where(metric => round == Rounds || !metric.IsLong)]);
            measured.ForEach(result => values[result.Key].Add(result.Value));
        }

        return [.. metrics.Select(metric => new MetricResult(metric.Key, [.. values[metric.Key].Order()]))];
    }

    private static async Task<List<(string Key, double Value)>> RoundAsync(IReadOnlyList<Metric> metrics)
    {
        var values = new List<(string, double)>();
        foreach (var metric in metrics)
        {
            // What the metric before left behind is not to be collected on this one's time.
            GC.Collect();
            GC.WaitForPendingFinalizers();
            values.Add((metric.Key, await metric.MeasureAsync()));
        }

        return values;
    }
}
