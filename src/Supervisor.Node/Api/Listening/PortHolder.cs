using System.Globalization;
using System.Net;

namespace Supervisor.Node.Api.Listening;

/// <summary>Finds who listens on a port, as far as this user may see it.</summary>
internal static class PortHolder
{
    private const string Listening = "0A";

    private static readonly string[] Tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    public static string Describe(IPEndPoint address)
    {
        var inodes = ListeningInodes(address.Port);
        var holder = inodes.Count == 0 ? null : Processes().FirstOrDefault(process => Owns(process, inodes));
        return holder is null ? "another program" : $"process {Path.GetFileName(holder)} ({NameOf(holder)})";
    }

    private static HashSet<string> ListeningInodes(int port)
    {
        var suffix = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        return
        [
            .. Tables
                .Where(File.Exists)
                .SelectMany(File.ReadLines)
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(fields => fields.Length > 9 && fields[1].EndsWith(suffix, StringComparison.Ordinal))
                .Where(fields => string.Equals(fields[3], Listening, StringComparison.Ordinal))
                .Select(fields => $"socket:[{fields[9]}]"),
        ];
    }

    private static IEnumerable<string> Processes() =>
        Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0]));

    private static bool Owns(string process, HashSet<string> inodes)
    {
        try
        {
            return Directory
                .EnumerateFiles(Path.Combine(process, "fd"))
                .Any(link => new FileInfo(link).LinkTarget is { } target && inodes.Contains(target));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another user's, or gone meanwhile: not one that can be named.
            return false;
        }
    }

    private static string NameOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "comm")).Trim();
        }
        catch (IOException)
        {
            return "gone meanwhile";
        }
    }
}
