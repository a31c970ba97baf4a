using System.Globalization;

namespace Supervisor.Runtimes.Doctor.Ports;

/// <summary>A process that holds a socket.</summary>
/// <param name="Command">As it was started; its name alone where that cannot be read.</param>
internal sealed record ProcessHolder(int Pid, string Command, DateTimeOffset Since)
{
    private const int CommandLetters = 120;

    /// <returns>Null: it is another user's, whose sockets this daemon may not see.</returns>
    internal static ProcessHolder? Find(long inode)
    {
        var link = string.Create(CultureInfo.InvariantCulture, $"socket:[{inode}]");
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (
                int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
                && Holds(folder, link)
            )
            {
                return new ProcessHolder(
                    pid,
                    CommandOf(folder),
                    new DateTimeOffset(Directory.GetCreationTimeUtc(folder))
                );
            }
        }

        return null;
    }

    private static bool Holds(string folder, string link)
    {
        try
        {
            return Directory
                .EnumerateFileSystemEntries(Path.Combine(folder, "fd"))
                .Any(descriptor => new FileInfo(descriptor).LinkTarget == link);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile, or is another user's.
            return false;
        }
    }

    private static string CommandOf(string folder)
    {
        try
        {
            var line = File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' ').Trim();
            return line.Length <= CommandLetters ? line : $"{line[..CommandLetters]}...";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "?";
        }
    }
}
