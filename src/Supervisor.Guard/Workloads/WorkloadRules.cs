using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Processes;
using Supervisor.Guard.Storage;

namespace Supervisor.Guard.Workloads;

/// <summary>What becomes of a workload's record with what is asked and what happens. Moments are passed in.</summary>
internal static class WorkloadRules
{
    public static WorkloadRecord Started(WorkloadRecord record, int pid, long startTicks) =>
        record with
        {
            State = WorkloadStates.Running,
            Pid = pid,
            StartTicks = startTicks,
        };

    /// <summary>Asked again it may end sooner, never later; and what the leash wanted stays wanted by the leash.</summary>
    /// <param name="killAt">When grace ends.</param>
    public static WorkloadRecord AskedToStop(WorkloadRecord record, long killAt) =>
        record with
        {
            KillAt = Math.Min(record.KillAt ?? long.MaxValue, killAt),
            Cause = record.Cause == ExitCauses.Itself ? ExitCauses.Stop : record.Cause,
        };

    public static WorkloadRecord LeashExpired(WorkloadRecord record, long now) =>
        record with
        {
            KillAt = Math.Min(record.KillAt ?? long.MaxValue, now),
            Cause = ExitCauses.Leash,
        };

    public static WorkloadRecord LeaderEnded(WorkloadRecord record, WaitStatus status, long nowUnixMs) =>
        record with
        {
            State = WorkloadStates.Ending,
            Ended =
                record.Ended
                ?? new WorkloadExit(status.Kind, status.Code, status.Signal, record.Cause, false, 0, nowUnixMs),
        };

    /// <summary>Nothing of it is left.</summary>
    public static WorkloadRecord Exited(WorkloadRecord record, bool ranOutOfMemory) =>
        record with
        {
            State = WorkloadStates.Exited,
            Ended = record.Ended! with { OutOfMemory = ranOutOfMemory, Leftovers = record.Leftovers },
        };

    /// <summary>It belonged to a run of the machine that is over, so nothing of it can be left.</summary>
    public static WorkloadRecord Rebooted(WorkloadRecord record, long nowUnixMs) =>
        Exited(LeaderEnded(record with { Cause = ExitCauses.Reboot }, WaitStatus.Unknown, nowUnixMs), false);

    public static WorkloadRecord Adopted(WorkloadRecord record, int pid, long startTicks) =>
        Started(record, pid, startTicks) with
        {
            Adopted = true,
        };
}
