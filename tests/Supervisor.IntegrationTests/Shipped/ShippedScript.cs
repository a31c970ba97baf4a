using System.Diagnostics;
using Xunit;

namespace Supervisor.IntegrationTests.Shipped;

/// <summary>A program, run at the repository's root, of whose environment nothing is set that is not said.</summary>
/// <param name="Printed">Its output, and what it complained of.</param>
internal sealed record ShippedScript(int Exit, string Printed)
{
    private static string Root { get; } = Above(AppContext.BaseDirectory);

    public static async Task<ShippedScript> RunAsync(
        string program,
        IEnumerable<string> words,
        IReadOnlyDictionary<string, string>? variables = null
    )
    {
        var start = new ProcessStartInfo(program, words)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Root,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/bin:/bin";
        start.Environment["LANG"] = "C.UTF-8";
        foreach (var (name, value) in variables ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ShippedScript(process.ExitCode, output + await errors);
    }

    public static string PathOf(string file) => Path.Combine(Root, file);

    private static string Above(string path) =>
        File.Exists(Path.Combine(path, "Supervisor.sln")) ? path : Above(Path.GetDirectoryName(path)!);
}
