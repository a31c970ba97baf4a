using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Supervisor.EndToEndTests.Processes;

/// <summary>The built programs, and how to start them so that the machine's own settings do not matter.</summary>
internal static class Programs
{
    public static string Supervisor { get; } = Built("Supervisor.Node", "supervisor");

    public static string Pbm { get; } = Built("Supervisor.Cli", "pbm");

    public static ProcessStartInfo Start(string program, IEnumerable<string> arguments, string home)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = home,
        };
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["HOME"] = home;
        // The runtime that runs these tests serves the programs, wherever it was installed.
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath("../../..", RuntimeEnvironment.GetRuntimeDirectory());
        return start;
    }

    private static bool IsOurs(string name) =>
        name.StartsWith("SUPERVISOR_", StringComparison.Ordinal)
        || name
            is "XDG_STATE_HOME"
                or "XDG_CONFIG_HOME"
                or "NO_COLOR"
                or "COLUMNS"
                or "NOTIFY_SOCKET"
                or "WATCHDOG_USEC";

    // This program is in bin/PROJECT/CONFIGURATION, and so are the others.
    private static string Built(string project, string name)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(own.Parent!.Parent!.FullName, project, own.Name, name);
    }
}
