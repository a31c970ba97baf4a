using Supervisor.Runtimes.Processes;

namespace Supervisor.Node.Hosting;

/// <summary>How this daemon starts a guard: by its own program.</summary>
internal static class GuardPrograms
{
    private const string Verb = "guard";

    public static GuardStart OfThisDaemon()
    {
        var program = Environment.ProcessPath ?? "supervisor";
        // Run by its library, the program is dotnet, and the library the first word.
        return Path.GetFileNameWithoutExtension(program) == "dotnet"
            ? new GuardStart(program, [Environment.GetCommandLineArgs()[0], Verb])
            : new GuardStart(program, [Verb]);
    }
}
