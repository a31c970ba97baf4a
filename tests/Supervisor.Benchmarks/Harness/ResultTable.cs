namespace Supervisor.Benchmarks.Harness;

internal static class ResultTable
{
    private const string Heading = "metric";

    public static void Print(IReadOnlyList<MetricResult> results, TextWriter output)
    {
        var width = results.Select(result => result.Key.Length).Append(Heading.Length).Max();
        output.WriteLine();
        output.WriteLine($"{Heading.PadRight(width)} {"median", 14} {"min", 14} {"max", 14}");
        foreach (var result in results)
        {
            output.WriteLine(
                $"{result.Key.PadRight(width)} {Number(result.Median)} {Number(result.Least)} {Number(result.Most)}"
            );
        }

        output.WriteLine();
    }

    private static string Number(double value) => value.ToString(Math.Abs(value) < 100 ? "N2" : "N0").PadLeft(14);
}
