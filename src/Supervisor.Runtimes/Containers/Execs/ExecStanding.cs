using Supervisor.Runtimes.Containers.Execs.Processes;
using Supervisor.Runtimes.Containers.Execs.Records;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Execs;

/// <summary>Finds out how a program stands: by what is written of it, and where that does not say it, by a look at its processes.</summary>
internal sealed class ExecStanding(StartFiles files, ExecServices services)
{
    private const int Kill = 9;

    private (ProcessMark Program, int? Pid)? _sought;

    /// <summary>It was seen in the run of its container in which it was asked for.</summary>
    private bool _hasBegunThere;

    /// <param name="running">Its container as it runs now; null: it does not.</param>
    /// <returns>Null when there is no such program, nor was there one that is not forgotten.</returns>
    public async Task<Workload?> FindAsync(ExecContainer? running)
    {
        if (files.ReadStart() is not { } start)
        {
            return null;
        }

        var record = files.ReadRecord();
        var exit = start.Exit ?? await ExitAsync(start, record, running);
        if (exit is null && record == ExecRecord.None)
        {
            // It was asked for, and whoever asked last did not see whether it came to be: asking again will show it.
            return null;
        }

        if (exit is not null && start.Exit is null)
        {
            files.TryWrite(start with { Exit = exit });
        }

        if (exit is null)
        {
            services.KeepLog(services.Logs.PathOf(start.Id.Agent), start.Log);
        }

        var pid = record.Program is { } program ? MachinePid(program, exit is null ? running : null) : null;
        return Describe(start, record, pid, exit) with { Pause = exit is null ? running?.Pause : null };
    }

    private Workload Describe(StartRecord start, ExecRecord record, int? pid, WorkloadExit? exit)
    {
        var process = record.Program is { } program
            ? new ProcessFacts(pid, program.StartTicks, start.BootId, start.AskedAt) { Container = start.Container }
            : null;
        return new Workload(start.Id, process, exit, [])
        {
            Notification = files.ReadSaid(),
            Within = new HolderRun(start.Container, start.ContainerStartedAt),
        };
    }

    /// <summary>Looked for once: it does not change, and who cannot see it now will not see it later.</summary>
    /// <param name="running">Null: the program has ended.</param>
    private int? MachinePid(ProcessMark program, ExecContainer? running)
    {
        if (running is not null && _sought?.Program != program)
        {
            _sought = (program, services.Senses.Sight.MachinePid(running, files.Folder, program));
        }

        return _sought?.Program == program ? _sought?.Pid : null;
    }

    private async Task<WorkloadExit?> ExitAsync(StartRecord start, ExecRecord record, ExecContainer? running)
    {
        if (running is null || running.Run != start.Run)
        {
            return running is not null && MayHaveComeLater(start, running)
                ? await OfLaterRunAsync(start, running)
                : ExitRules.WithContainer(start, record, services.BootId);
        }

        _hasBegunThere |= record != ExecRecord.None;
        if (record.EndCode is { } code && !ExitRules.IsKilledUnasked(start, code))
        {
            return ExitRules.Seen(start, code);
        }

        return record == ExecRecord.None ? null : await LookAsync(start, record, running);
    }

    /// <summary>
    /// An engine that takes its time may come to a start when the container has ended and been started again, and then begins it in a run
    /// for which nobody has asked.
    /// </summary>
    private bool MayHaveComeLater(StartRecord start, ExecContainer running) =>
        !_hasBegunThere && running.Id == start.Container && start.BootId == services.BootId;

    private async Task<WorkloadExit?> OfLaterRunAsync(StartRecord start, ExecContainer running)
    {
        if (files.ReadRecord() == ExecRecord.None && files.TryCallOff())
        {
            return ExitRules.WithContainer(start, ExecRecord.None, services.BootId);
        }

        var record = files.ReadRecord();
        var living = await LivingAsync(running, MarksOf(record));
        if (living is { Count: 0 })
        {
            return ExitRules.WithContainer(start, record, services.BootId);
        }

        if (living is not null)
        {
            files.TryWrite(start with { ContainerStartedAt = running.StartedAt });
        }

        return null;
    }

    /// <summary>Null also when nobody could tell, as when the container is about to end: then its end will tell.</summary>
    private async Task<WorkloadExit?> LookAsync(StartRecord start, ExecRecord record, ExecContainer running)
    {
        var living = await LivingAsync(running, MarksOf(record));
        if (living is null || (living.Count > 0 && record.EndCode is null))
        {
            return null;
        }

        // Written between the two looks, perhaps.
        var later = files.ReadRecord();
        if (later.EndCode is { } code)
        {
            return ExitRules.Seen(start, code);
        }

        await ClearAsync(start, later, running);
        return ExitRules.Unseen(start);
    }

    private static ProcessMark[] MarksOf(ExecRecord record) =>
        [.. new[] { record.Wrapper, record.Program }.OfType<ProcessMark>()];

    private async Task<IReadOnlySet<ProcessMark>?> LivingAsync(ExecContainer running, ProcessMark[] asked) =>
        services.Senses.Sight.Living(running, files.Folder, asked)
        ?? await ContainerScript.LivingAsync(running, files.Folder, asked, services);

    /// <summary>What it left behind its shell would have ended, had that not been killed.</summary>
    private async Task ClearAsync(StartRecord start, ExecRecord record, ExecContainer running)
    {
        if (record.Wrapper is { } wrapper)
        {
            var target = new SignalTarget(Kill, record.Program ?? wrapper, wrapper, start.User);
            await ContainerScript.SignalAsync(running, files, target, services);
        }
    }
}
