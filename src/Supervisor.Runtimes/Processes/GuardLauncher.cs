using System.ComponentModel;
using System.Diagnostics;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Runtimes.Processes;

/// <summary>
/// Starts the guard of a data directory. It detaches itself and lives on; what comes back here is only whether one answers
/// now, be it this one or another that was quicker.
/// </summary>
internal sealed class GuardLauncher(string dataDirectory, GuardStart start)
{
    private const string Ready = "ready";

    /// <summary>
    /// The guard has little to do and much time: a small heap, and code that is compiled once. What the daemon was given
    /// in its environment is not the guard's: it might be secret, or a notify socket.
    /// </summary>
    private static readonly Dictionary<string, string> Environment = new(StringComparer.Ordinal)
    {
        ["DOTNET_gcConcurrent"] = "0",
        ["DOTNET_GCgen0size"] = "0x100000",
        ["DOTNET_GCHeapHardLimit"] = "0x8000000",
        ["DOTNET_TieredPGO"] = "0",
        ["DOTNET_EnableDiagnostics"] = "0",
    };

    private static readonly string[] Inherited =
    [
        "PATH",
        "HOME",
        "TMPDIR",
        "DOTNET_ROOT",
        "DOTNET_BUNDLE_EXTRACT_BASE_DIR",
    ];

    /// <returns>Why none answers, or null.</returns>
    public async Task<OperatorError?> LaunchAsync(CancellationToken cancellation)
    {
        try
        {
            using var guard = Process.Start(Describe())!;
            // Both streams are the guard's until it is ready, and closed then.
            var errors = guard.StandardError.ReadToEndAsync(cancellation);
            var line = await guard.StandardOutput.ReadLineAsync(cancellation) ?? "";
            if (line != Ready)
            {
                // It is not the guard, and has nothing left to do but to end.
                await guard.WaitForExitAsync(cancellation);
            }

            return line == Ready || line.StartsWith(GuardErrorCodes.InUse, StringComparison.Ordinal)
                ? null
                : NotStarted(line.Length > 0 ? line : await errors);
        }
        catch (Exception failed) when (failed is Win32Exception or IOException)
        {
            return NotStarted(failed.Message);
        }
    }

    private static OperatorError NotStarted(string why) =>
        new(GuardErrorCodes.NotStarted, "The guard of processes could not be started.", why.Trim(), "");

    private ProcessStartInfo Describe()
    {
        var description = new ProcessStartInfo(start.Program, [.. start.Words, "--data-dir", dataDirectory])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var inherited = Inherited
            .Select(name => (Name: name, Value: System.Environment.GetEnvironmentVariable(name)))
            .Where(variable => variable.Value is not null)
            .ToList();
        description.Environment.Clear();
        foreach (var (name, value) in inherited)
        {
            description.Environment[name] = value;
        }

        foreach (var (name, value) in Environment)
        {
            description.Environment[name] = value;
        }

        return description;
    }
}
