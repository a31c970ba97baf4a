using System.Diagnostics;
using System.Globalization;

namespace Supervisor.TestKit.Docker.Engines;

/// <summary>What an engine leaves behind when it has ended.</summary>
internal static class EngineRemains
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task ClearAsync(string directory)
    {
        KillAllOf(directory);
        foreach (var mount in MountsIn(directory))
        {
            await EnginePrograms.RunAsync("umount", "--lazy", mount);
        }

        Directory.Delete(directory, recursive: true);
    }

    /// <summary>
    /// Each container and each exec of Podman's has a process that cleans up after it, for an exec only minutes later: it would
    /// make anew what is removed here. They name the directory on their command lines, which the dead no longer have.
    /// </summary>
    private static void KillAllOf(string directory)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (ProcessesOf(directory) is { Count: > 0 } processes)
        {
            foreach (var process in processes)
            {
                process.Kill();
                process.Dispose();
            }

            if (TimeProvider.System.GetElapsedTime(started) > Patience)
            {
                throw new TimeoutException($"{processes.Count} processes of {directory} do not end.");
            }
        }
    }

    private static List<Process> ProcessesOf(string directory) =>
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Select(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var id) ? id : 0)
                .Where(id => id > 0)
                .Select(id => Named(id, directory))
                .OfType<Process>(),
        ];

    private static Process? Named(int id, string directory)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Contains(directory, StringComparison.Ordinal)
                ? Process.GetProcessById(id)
                : null;
        }
        catch (Exception gone) when (gone is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The innermost first.</summary>
    private static List<string> MountsIn(string directory) =>
        [
            .. File.ReadLines("/proc/mounts")
                .Select(line => line.Split(' ')[1])
                .Where(path => path.StartsWith(directory, StringComparison.Ordinal))
                .OrderByDescending(path => path.Length),
        ];
}
