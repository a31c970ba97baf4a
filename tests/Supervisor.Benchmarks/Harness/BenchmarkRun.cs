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
        await RoundAsync(metrics);

        var rounds = new List<double[]>();
        for (var round = 1; round <= Rounds; round++)
        {
            await progress.WriteLineAsync($"round {round} of {Rounds}");
            rounds.Add(await RoundAsync(metrics));
        }

        return
        [
            .. metrics.Select(
                (metric, index) => new MetricResult(metric.Key, [.. rounds.Select(r => r[index]).Order()])
            ),
        ];
    }

    private static async Task<double[]> RoundAsync(IReadOnlyList<Metric> metrics)
    {
        var values = new double[metrics.Count];
        for (var index = 0; index < metrics.Count; index++)
        {
            // What the metric before left behind is not to be collected on this one's time.
            GC.Collect();
            GC.WaitForPendingFinalizers();
            values[index] = await metrics[index].MeasureAsync();
        }

        return values;
    }
}
