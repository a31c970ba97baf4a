using System.Diagnostics;
using Supervisor.TestKit.Processes;

namespace Supervisor.EndToEndTests.Processes;

/// <summary>The built programs, and how to start them so that the machine's own settings do not matter.</summary>
internal static class Programs
{
    public static string Supervisor { get; } = Built("Supervisor.Node", "supervisor");

    public static string Pbm { get; } = Built("Supervisor.Cli", "pbm");

    public static ProcessStartInfo Start(string program, IEnumerable<string> arguments, string home) =>
        OwnSurroundings.Start(program, arguments, home);

    // This program is in bin/PROJECT/CONFIGURATION, and so are the others.
    private static string Built(string project, string name)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(own.Parent!.Parent!.FullName, project, own.Name, name);
    }
}
