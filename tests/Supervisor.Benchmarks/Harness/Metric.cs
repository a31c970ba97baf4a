namespace Supervisor.Benchmarks.Harness;

/// <param name="Key">Its name in the results, such as <c>tell_per_s</c>; it says its unit and never changes.</param>
/// <param name="MeasureAsync">
/// Measures once and returns the number. It does its own set-up, outside what it times, and leaves nothing behind that
/// would change the next measurement.
/// </param>
internal sealed record Metric(string Key, Func<Task<double>> MeasureAsync)
{
    public Metric(string key, Func<double> measure)
        : this(key, () => Task.FromResult(measure())) { }

    /// <summary>It takes a minute or more: measured once, and without a round before that only warms up.</summary>
    public bool IsLong { get; init; }
}
