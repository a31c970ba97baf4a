using System.Globalization;
using System.Runtime.InteropServices;

namespace Supervisor.Benchmarks.Harness;

/// <summary>What a figure depends on, and nothing that tells whose machine it is.</summary>
internal static class MachineDescription
{
    public static string OfThisOne() =>
        string.Join(
            ", ",
            $"{Environment.ProcessorCount} cores{Processor()}",
            Invariant($"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1L << 30):F0} GiB"),
            RuntimeInformation.OSDescription,
            $"kernel {Environment.OSVersion.Version}",
            $"{RuntimeInformation.FrameworkDescription} {RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}"
        );

    /// <summary>Linux names the processor in a file; elsewhere the number of cores has to do.</summary>
    private static string Processor()
    {
        const string cpuInfo = "/proc/cpuinfo";
        if (!File.Exists(cpuInfo))
            return "";

        var model = File.ReadLines(cpuInfo)
            .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
        return model is null ? "" : $" ({model[(model.IndexOf(':') + 1)..].Trim()})";
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
