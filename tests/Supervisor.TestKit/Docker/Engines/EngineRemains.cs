using System.Diagnostics;
using System.Globalization;

namespace Supervisor.TestKit.Docker.Engines;

/// <summary>What an engine leaves behind when it has ended.</summary>
internal static class EngineRemains
{
    public static async Task ClearAsync(string directory)
    {
        // Each container and each exec of Podman's has a process that cleans up after it, for an exec only minutes later: it
        // would make anew what is removed here.
        foreach (var process in ProcessesOf(directory))
        {
            using (process)
            {
                process.Kill();
                await process.WaitForExitAsync();
            }
        }

        foreach (var mount in MountsIn(directory))
        {
            await EnginePrograms.RunAsync("umount", "--lazy", mount);
        }

        Directory.Delete(directory, recursive: true);
    }

    /// <summary>Those that name it on their command line, until there are none.</summary>
    private static IEnumerable<Process> ProcessesOf(string directory)
    {
        while (
            Numbers().Select(number => Named(number, directory)).FirstOrDefault(found => found is not null)
                is { } process
        )
        {
            yield return process;
        }
    }

    private static IEnumerable<int> Numbers() =>
        Directory
            .EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0);

    private static Process? Named(int number, string directory)
    {
        try
        {
            return File.ReadAllText($"/proc/{number}/cmdline").Contains(directory, StringComparison.Ordinal)
                ? Process.GetProcessById(number)
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
