using System.Collections;
using System.Runtime.InteropServices;

namespace Supervisor.Build.Processes;

/// <summary>
/// Lets a program take this one's place, which is then over. On Unix it really takes its place (execve): terminal,
/// signals, process id and exit code are the program's own, with nothing in between to forward them.
/// </summary>
internal static partial class HandOver
{
    public static int To(string executable, params IEnumerable<string> arguments)
    {
        if (OperatingSystem.IsWindows())
            return ChildProcess.Run(executable, arguments, Environment.CurrentDirectory);

        // The runtime that starts under this process's id and start time would find its diagnostic socket's name taken.
        foreach (
            var socket in Directory.EnumerateFiles(Path.GetTempPath(), $"dotnet-diagnostic-{Environment.ProcessId}-*")
        )
            File.Delete(socket);

        _ = Execute(executable, [executable, .. arguments, null], [.. Variables(), null]);
        return Say.Problem($"{executable} could not be started: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    private static IEnumerable<string> Variables() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(entry => $"{entry.Key}={entry.Value}");

    [LibraryImport("libc", EntryPoint = "execve", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Execute(string path, string?[] arguments, string?[] environment);
}
