using Supervisor.Guard.Native;

namespace Supervisor.Guard.Spawning;

/// <summary>Finds a command as a shell would, in the workload's own PATH.</summary>
internal static class ProgramSearch
{
    public const string UsualPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private const int MayExecute = 1;

    /// <returns>The file to execute, or null when no directory has it.</returns>
    public static string? Find(string command, string? path) =>
        command.Contains('/')
            ? command
            : (path ?? UsualPath)
                .Split(':', StringSplitOptions.RemoveEmptyEntries)
                .Select(directory => Path.Combine(directory, command))
                .FirstOrDefault(IsProgram);

    private static bool IsProgram(string file) => File.Exists(file) && Libc.Access(file, MayExecute) == 0;
}
