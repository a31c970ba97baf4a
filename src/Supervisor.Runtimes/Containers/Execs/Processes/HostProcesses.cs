using Supervisor.Runtimes.Containers.Execs.Records;
using Supervisor.Runtimes.Probing.Places;
using Supervisor.Supervision.Surroundings;

namespace Supervisor.Runtimes.Containers.Execs.Processes;

/// <summary>
/// Looks at a container's processes through the machine's /proc, which takes microseconds. It needs the machine's pids, as a
/// daemon on the machine has them or one in a container with <c>pid: host</c>, and the rights of root.
/// </summary>
internal static class HostProcesses
{
    /// <returns>Those that live; null when they cannot be seen from here, or the container is about to end.</returns>
    public static IReadOnlySet<ProcessMark>? Living(
        ExecContainer container,
        GroupFolder folder,
        IReadOnlyCollection<ProcessMark> asked
    )
    {
        if (!Sees(container.Pid, folder))
        {
            return null;
        }

        var living = asked.Where(process => Lives(container, process)).ToHashSet();
        // With its first process all others of a container end: that they are dead says something only while it is not.
        return living.Count == asked.Count || Sees(container.Pid, folder) ? living : null;
    }

    /// <summary>
    /// Whether a process of the machine is in the container of this group. A number of the engine's may be another process here;
    /// it is the container's own when it shows the group's folder.
    /// </summary>
    internal static bool Sees(int pid, GroupFolder folder) =>
        pid > 0
        && TryReadIn(pid, folder.InsideOf(folder.Mark)) is { Length: > 0 } shown
        && shown == TryRead(folder.Mark);

    /// <summary>By the container's own /proc, in which its processes have the numbers that they have among themselves.</summary>
    private static bool Lives(ExecContainer container, ProcessMark process) =>
        TryReadIn(container.Pid, $"/proc/{process.Pid}/stat") is { } stat
        && StatLine.Parse(stat) is { IsDead: false } line
        && line.StartTicks == process.StartTicks;

    /// <summary>What a container shows, it may show in place of what should be there.</summary>
    private static string? TryReadIn(int pid, string path)
    {
        try
        {
            return ContainerFile.Read(pid, path);
        }
        catch (IOException)
        {
            return null;
        }
    }

    internal static string? TryRead(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
