using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Supervisor.TestKit.Processes;

/// <summary>Starts programs of ours so that the machine's own settings do not matter.</summary>
internal static class OwnSurroundings
{
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
}
