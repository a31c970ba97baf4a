using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Hosting;
using Supervisor.Guard.Looping;
using Supervisor.Guard.Processes;
using Supervisor.Guard.Storage;
using Supervisor.Guard.Trees;

namespace Supervisor.Guard.Workloads;

/// <summary>Takes over what the guard before left, whichever way it ended.</summary>
internal sealed class Recovery(GuardParts parts, WorkloadTable table)
{
    public void Run()
    {
        var records = parts.Records.Load();
        foreach (
            var left in parts.Cgroups.Sweep(
                records.SelectMany(record => record.Cgroups.All).ToHashSet(StringComparer.Ordinal)
            )
        )
        {
            GuardLog.Write(
                $"There are processes in {left}, of a workload that is written down nowhere; they are left alone."
            );
        }

        foreach (var record in records)
        {
            if (table.Find(record.Name) is null)
            {
                TakeOver(record);
            }
            else
            {
                GuardLog.Write($"There are two states of {record.Name}; that of ticket {record.Ticket} is left aside.");
            }
        }
    }

    private void TakeOver(WorkloadRecord record)
    {
        if (record.HasExited)
        {
            table.Add(new Workload(record, parts));
        }
        else if (record.BootId != BootClock.BootId)
        {
            Keep(WorkloadRules.Rebooted(record, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()));
        }
        else
        {
            Adopt(record.State == WorkloadStates.Starting ? Locate(record) : record);
        }
    }

    /// <summary>
    /// The guard died after it had written what it was about to start. Whether a process came of it, and which, is seen from
    /// the cgroup that it would have entered, and from the mark that it would carry.
    /// </summary>
    private static WorkloadRecord Locate(WorkloadRecord intent)
    {
        var members = ProcessTrees.Of(intent).Members().ToHashSet();
        var found = LocationRules.Leader(
            ProcessTable.All(),
            process => members.Contains(process.Pid) || ProcessTable.HasVariable(process.Pid, intent.Mark)
        );
        return found is null ? intent : WorkloadRules.Adopted(intent, found.Pid, found.StartTicks);
    }

    private void Adopt(WorkloadRecord record)
    {
        var leader =
            record is { Pid: { } pid, StartTicks: { } ticks } && record.Ended is null
                ? ProcessHold.Take(pid, ticks)
                : null;
        if (leader is null)
        {
            var gone = new Workload(record, parts);
            table.Add(gone);
            gone.LeaderFoundGone();
            return;
        }

        var adopted = record with { Adopted = true };
        var workload = new Workload(adopted, parts);
        table.Add(workload);
        parts.Records.Write(adopted);
        workload.Watch(leader);
    }

    private void Keep(WorkloadRecord record)
    {
        table.Add(new Workload(record, parts));
        parts.Records.Write(record);
    }
}
