using System.Text;
using Supervisor.Guard.Native;

namespace Supervisor.Guard.Cgroups;

/// <summary>The files of a cgroup: each is a command or an answer, and is never made by us.</summary>
internal static class CgroupFile
{
    private const int PageBytes = 4096;

    private static readonly EnumerationOptions Below = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.None,
    };

    /// <returns>Why it could not be written, or null.</returns>
    public static string? Write(string file, string value)
    {
        var descriptor = Libc.Open(file, Libc.OpenWriteOnly | Libc.OpenCloseOnExec);
        if (descriptor < 0)
        {
            return Errno.LastSentence;
        }

        var bytes = Encoding.ASCII.GetBytes(value);
        var error = Libc.Write(descriptor, bytes, bytes.Length) < 0 ? Errno.LastSentence : null;
        Libc.Close(descriptor);
        return error;
    }

    /// <summary>
    /// Empty when there is no such file, or it cannot be read. Which files there are depends on the controllers, so that one
    /// is missing is nothing exceptional: each exit of a workload looks for some that are not there.
    /// </summary>
    public static string Read(string file)
    {
        var descriptor = Libc.Open(file, Libc.OpenReadOnly | Libc.OpenCloseOnExec);
        if (descriptor < 0)
        {
            return "";
        }

        var text = new StringBuilder();
        Span<byte> room = stackalloc byte[PageBytes];
        while (Libc.Read(descriptor, room, room.Length) is > 0 and var count)
        {
            text.Append(Encoding.ASCII.GetString(room[..(int)count]));
        }

        Libc.Close(descriptor);
        return text.ToString();
    }

    /// <summary>Who is in a cgroup, and in those that a program made below it.</summary>
    public static IReadOnlyList<int> Pids(string directory) =>
        [
            .. WithThoseBelow(directory)
                .SelectMany(cgroup => Read(Path.Combine(cgroup, "cgroup.procs")).Split('\n'))
                .Where(line => line.Length > 0)
                .Select(int.Parse),
        ];

    /// <summary>The deepest first, as they have to be removed.</summary>
    public static IEnumerable<string> WithThoseBelow(string directory) =>
        Directory.Exists(directory)
            ? Directory.EnumerateDirectories(directory, "*", Below).Reverse().Append(directory)
            : [];

    /// <summary>The number behind a key, in a file of lines "key number"; 0 when it is not there.</summary>
    public static long Number(string file, string key)
    {
        foreach (var line in Read(file).Split('\n'))
        {
            if (line.Split(' ') is [var name, var number] && name == key && long.TryParse(number, out var value))
            {
                return value;
            }
        }

        return 0;
    }
}
