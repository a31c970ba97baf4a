namespace Supervisor.Benchmarks.Harness;

internal interface IBenchmark
{
    /// <summary>How it is called on the command line, and its file of results.</summary>
    string Name { get; }

    /// <summary>One line for the list.</summary>
    string Summary { get; }

    /// <param name="directory">Empty, on the disk that holds the repository, and removed when all is measured.</param>
    IReadOnlyList<Metric> Metrics(string directory);
}
