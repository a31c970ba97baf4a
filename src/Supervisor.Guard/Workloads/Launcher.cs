using Supervisor.Contracts;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Contracts.Palettes;
using Supervisor.Guard.Cgroups;
using Supervisor.Guard.Looping;
using Supervisor.Guard.Native;
using Supervisor.Guard.Processes;
using Supervisor.Guard.Spawning;
using Supervisor.Guard.Storage;

namespace Supervisor.Guard.Workloads;

/// <summary>
/// Starts workloads. What will be is written down before it is, so that the next guard looks for it if this one dies in
/// between; and whatever does not come to be leaves nothing behind.
/// </summary>
internal sealed class Launcher(GuardParts parts)
{
    public Outcome<Workload> Start(WorkloadStart start)
    {
        if (Refuse(start) is { } refused)
        {
            return refused;
        }

        var program = ProgramSearch.Find(start.Command[0], start.Environment.GetValueOrDefault("PATH"));
        if (program is null)
        {
            return Failed(start, $"There is no program '{start.Command[0]}' in its PATH.");
        }

        var intent = Intend(start);
        using var descriptors = new ChildDescriptors();
        if (descriptors.Open(start, parts.PipeOf(intent.Ticket)) is { } missing)
        {
            return GiveUp(start, intent, missing);
        }

        intent = Note(intent, parts.Records.Write(intent) is { } why ? $"Its start is not on disk: {why}" : null);
        return Spawn(start, program, intent, descriptors);
    }

    private static OperatorError? Refuse(WorkloadStart start) =>
        WorkloadStartRules.Check(start)
        ?? (start.Leash is { } leash ? LeashRules.Check(leash, BootClock.BootId, BootClock.Now) : null);

    private static OperatorError Failed(WorkloadStart start, string why) =>
        new(GuardErrorCodes.StartFailed, $"{start.Name.Agent} could not be started.", why, "");

    private static WorkloadRecord Note(WorkloadRecord record, string? note) =>
        note is null ? record : record with { Notes = [.. record.Notes, note] };

    private WorkloadRecord Intend(WorkloadStart start)
    {
        var ticket = Guid.NewGuid().ToString("N");
        var notes = new List<string>();
        var places = CgroupSetup.Make(parts.Cgroups, CgroupLeaf.Name(start.Name.Agent, ticket), start.Limits, notes);
        return new WorkloadRecord(
            WorkloadRecord.CurrentVersion,
            ticket,
            start.Name,
            WorkloadStates.Starting,
            BootClock.BootId,
            DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
            places.Tracking is null ? WorkloadTracking.Session : parts.Cgroups.Tracking,
            places,
            start.Output,
            notes,
            HasPipe: start.NotifyDescriptor is not null,
            Leash: start.Leash
        );
    }

    private Outcome<Workload> Spawn(
        WorkloadStart start,
        string program,
        WorkloadRecord intent,
        ChildDescriptors descriptors
    )
    {
        var spawned = Spawner.Spawn(Plan(start, program, intent, descriptors));
        if (spawned.Error is { } error)
        {
            return GiveUp(start, intent, error);
        }

        parts.Reaper.Reserve(spawned.Pid);
        return Begin(start, WithoutCgroups(intent, spawned.Missing), spawned.Pid);
    }

    private static ChildPlan Plan(
        WorkloadStart start,
        string program,
        WorkloadRecord intent,
        ChildDescriptors descriptors
    ) =>
        new(
            program,
            start.Command,
            [.. start.Environment.Select(variable => $"{variable.Key}={variable.Value}"), intent.Mark],
            start.Directory,
            descriptors.Assigned,
            descriptors.OpenCgroups(intent.Cgroups),
            intent.Tracking == WorkloadTracking.Cgroup2 ? descriptors.OpenBirthplace(intent.Cgroups.Tracking) : null,
            UsualLimits.With(start.ResourceLimits ?? []),
            // Who is not root may be nobody but itself, and needs no right to stay so.
            start.User?.UserId == LibcProcesses.EffectiveUserId()
            && start.User.UserId != 0
                ? null
                : start.User,
            start.Umask
        );

    /// <summary>What could not be entered neither holds its processes together nor limits them.</summary>
    private static WorkloadRecord WithoutCgroups(WorkloadRecord record, IReadOnlyList<string> missing)
    {
        var noted = missing.Aggregate(record, (noted, note) => Note(noted, note));
        return missing.Any(note => note.StartsWith(ChildDescriptors.TrackingCgroup, StringComparison.Ordinal))
            ? noted with
            {
                Tracking = WorkloadTracking.Session,
            }
            : noted;
    }

    private Outcome<Workload> Begin(WorkloadStart start, WorkloadRecord record, int pid)
    {
        try
        {
            var leader = ProcessHold.OfChild(pid);
            // A child whose status nobody took has its entry, ended or not.
            var running = WorkloadRules.Started(record, pid, ProcessTable.Find(pid)!.StartTicks);
            running = Note(running, parts.Records.Write(running) is { } why ? $"Its pid is not on disk: {why}" : null);
            var workload = new Workload(running, parts);
            workload.Watch(leader);
            parts.News.Publish(EventKinds.Started, workload.Status);
            return workload;
        }
        catch (IOException unheld)
        {
            // Nobody would notice its end: better none.
            LibcProcesses.Kill(-pid, LibcProcesses.SignalKill);
            LibcProcesses.Wait(pid, out _, options: 0);
            parts.Reaper.Take(pid);
            return GiveUp(start, record, unheld.Message);
        }
    }

    private OperatorError GiveUp(WorkloadStart start, WorkloadRecord intent, string why)
    {
        CgroupSetup.Remove(intent.Cgroups);
        File.Delete(parts.PipeOf(intent.Ticket));
        parts.Records.Delete(intent.Ticket);
        return Failed(start, why);
    }
}
