using System.Text;
using Supervisor.Guard.Native;

namespace Supervisor.Guard.Cgroups;

/// <summary>The files of a cgroup: each is a command or an answer, and is never made by us.</summary>
internal static class CgroupFile
{
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

    /// <summary>Empty when there is no such file, or it cannot be read.</summary>
    public static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    public static IReadOnlyList<int> Pids(string directory) =>
        [
            .. Read(Path.Combine(directory, "cgroup.procs"))
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(int.Parse),
        ];

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
