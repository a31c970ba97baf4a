using Supervisor.Guard.Processes;

namespace Supervisor.Guard.Workloads;

/// <summary>Which process is the first of a workload of which only the intent was written down.</summary>
internal static class LocationRules
{
    /// <summary>Every workload's first process leads a session; of several, that of the oldest. Null when there is none.</summary>
    public static ProcessEntry? Leader(IReadOnlyList<ProcessEntry> all, Func<ProcessEntry, bool> isMember) =>
        all.Where(process => process.Session == process.Pid && isMember(process))
            .OrderBy(process => process.StartTicks)
            .ThenBy(process => process.Pid)
            .FirstOrDefault();
}
