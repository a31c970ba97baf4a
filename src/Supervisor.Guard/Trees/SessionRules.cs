using Supervisor.Guard.Processes;

namespace Supervisor.Guard.Trees;

/// <summary>Which of all processes belong to a workload, where no cgroup says it.</summary>
internal static class SessionRules
{
    /// <summary>No process and no session has it.</summary>
    public const int Nobody = -1;

    /// <summary>Whether the first process is there, or anybody of its session or group.</summary>
    public static bool IsThere(IReadOnlyList<ProcessEntry> all, int leader) =>
        all.Any(process => IsWith(process, leader));

    public static IReadOnlyList<ProcessEntry> Members(
        IReadOnlyList<ProcessEntry> all,
        int leader,
        long startTicks,
        Func<ProcessEntry, bool> hasMark
    )
    {
        // Nothing of it can be older than its first process; and the kernel gives the leader's pid to nobody while its
        // session or group has members, so somebody else under that pid means that both are empty.
        var young = all.Where(process => process.StartTicks >= startTicks).ToList();
        var isReused = young.Exists(process => process.Pid == leader && process.StartTicks != startTicks);
        var members = young.Where(process => (!isReused && IsWith(process, leader)) || hasMark(process)).ToList();
        var pids = members.Select(process => process.Pid).ToHashSet();
        while (
            young.Where(process => pids.Contains(process.Parent) && !pids.Contains(process.Pid)).ToList()
                is { Count: > 0 } more
        )
        {
            members.AddRange(more);
            pids.UnionWith(more.Select(process => process.Pid));
        }

        return members;
    }

    private static bool IsWith(ProcessEntry process, int leader) =>
        process.Pid == leader || process.Session == leader || process.Group == leader;
}
