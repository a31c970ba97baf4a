using System.Diagnostics;
using Supervisor.Cli.Fleet;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Judging;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Values;

namespace Supervisor.Benchmarks.FleetFile;

internal static class ValidateMeasure
{
    /// <summary>Milliseconds from the files to the findings, in a process that has done it before.</summary>
    public static double InProcess(IReadOnlyList<string> files)
    {
        var watch = Stopwatch.StartNew();
        var request = new FleetRequest(files.Select(ProjectFiles.Of).ToValueList(), ValueMap<string>.Empty);
        var findings = FleetJudge.Judge(FleetReader.Read(request, new DiskFiles()));
        var milliseconds = watch.Elapsed.TotalMilliseconds;
        // A fleet that cannot be read is judged in no time.
        return findings.FirstOrDefault(finding => finding.Kind.Severity is Severity.Error) is { } error
            ? throw new InvalidOperationException($"The measured fleet is faulty: {error}")
            : milliseconds;
    }

    /// <summary>Milliseconds from the operator's line to its end.</summary>
    public static Task<double> ColdProcessAsync(IReadOnlyList<string> files) =>
        PbmAsync(["fleet", "validate", .. files]);

    /// <summary>What of that is the start of any .NET program: the yardstick.</summary>
    public static Task<double> ColdProgramAsync() => PbmAsync(["version"]);

    private static async Task<double> PbmAsync(IReadOnlyList<string> words)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "pbm"), words)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        var watch = Stopwatch.StartNew();
        using var pbm = Process.Start(start)!;
        var output = await pbm.StandardOutput.ReadToEndAsync();
        await pbm.WaitForExitAsync();
        return pbm.ExitCode == 0
            ? watch.Elapsed.TotalMilliseconds
            : throw new InvalidOperationException($"pbm ended with {pbm.ExitCode}: {output}");
    }
}
