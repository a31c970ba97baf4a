using System.Globalization;
using Supervisor.Runtimes.Containers.Execs.Records;
using Supervisor.Supervision.Surroundings;

namespace Supervisor.Runtimes.Containers.Execs.Processes;

/// <summary>
/// Finds which process of the machine a program in a container is. The kernel tells that only the other way round, from the
/// machine's number to the container's, so those that share the container's pid namespace are looked through.
/// </summary>
internal static class MachinePids
{
    private const string Self = "self";

    /// <param name="process">As it was written down within the container, where a program may write down any other.</param>
    /// <returns>Null when that cannot be seen from here, when it has ended, and when it is none of this group's container.</returns>
    public static int? Find(ExecContainer container, GroupFolder folder, ProcessMark process)
    {
        if (!HostProcesses.Sees(container.Pid, folder) || NamespaceOf(Text(container.Pid)) is not { } shared)
        {
            return null;
        }

        var candidates = shared == NamespaceOf(Self) ? [process.Pid] : YoungestOf(shared);
        return candidates
            .Where(pid => Is(pid, process) && HostProcesses.Sees(pid, folder))
            .Cast<int?>()
            .FirstOrDefault();
    }

    /// <summary>Who was just started is found at once.</summary>
    private static IEnumerable<int> YoungestOf(string shared) =>
        Directory
            .EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), NumberStyles.None, null, out var pid) ? pid : 0)
            .OrderDescending()
            .Where(pid => pid > 0 && NamespaceOf(Text(pid)) == shared);

    /// <summary>A number means one process for ever only with its start.</summary>
    private static bool Is(int pid, ProcessMark process) =>
        HostProcesses.TryRead($"/proc/{pid}/status") is { } status
        && NamespacePids.Innermost(status) == process.Pid
        && HostProcesses.TryRead($"/proc/{pid}/stat") is { } stat
        && StatLine.Parse(stat) is { IsDead: false } line
        && line.StartTicks == process.StartTicks;

    private static string? NamespaceOf(string process)
    {
        try
        {
            return new FileInfo($"/proc/{process}/ns/pid").LinkTarget;
        }
        catch (Exception unseen) when (unseen is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string Text(int pid) => pid.ToString(CultureInfo.InvariantCulture);
}
