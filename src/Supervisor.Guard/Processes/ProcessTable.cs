using System.Buffers;
using System.Globalization;
using System.Text;

namespace Supervisor.Guard.Processes;

/// <summary>What runs on this machine, as /proc shows it. Every look may find that a process has just gone.</summary>
internal static class ProcessTable
{
    private const string Proc = "/proc";
    private const int StatRoom = 1024;
    private const int EnvironmentRoom = 64 * 1024;

    public static ProcessEntry? Find(int pid) =>
        ProcFile.Read($"{Proc}/{pid}/stat", stackalloc byte[StatRoom]) is { IsEmpty: false } line
            ? ProcessStat.Parse(Encoding.UTF8.GetString(line))
            : null;

    /// <summary>All that have not ended; the youngest are looked at first, for they may be gone soonest.</summary>
    public static IReadOnlyList<ProcessEntry> All() =>
        [.. Pids().OrderDescending().Select(Find).OfType<ProcessEntry>().Where(process => !process.IsDead)];

    /// <summary>Whether the process was started with this variable; false when it may not be looked at.</summary>
    public static bool HasVariable(int pid, string variable)
    {
        var room = ArrayPool<byte>.Shared.Rent(EnvironmentRoom);
        var environment = ProcFile.Read($"{Proc}/{pid}/environ", room);
        while (environment.Length == room.Length)
        {
            var more = ArrayPool<byte>.Shared.Rent(room.Length * 2);
            ArrayPool<byte>.Shared.Return(room);
            room = more;
            environment = ProcFile.Read($"{Proc}/{pid}/environ", room);
        }

        var has = Lists(environment, Encoding.UTF8.GetBytes(variable));
        ArrayPool<byte>.Shared.Return(room);
        return has;
    }

    private static bool Lists(ReadOnlySpan<byte> environment, ReadOnlySpan<byte> variable)
    {
        foreach (var line in environment.Split((byte)0))
        {
            if (environment[line].SequenceEqual(variable))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<int> Pids()
    {
        foreach (var directory in Directory.EnumerateDirectories(Proc))
        {
            if (
                int.TryParse(
                    Path.GetFileName(directory.AsSpan()),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var pid
                )
            )
            {
                yield return pid;
            }
        }
    }
}
