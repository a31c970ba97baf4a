using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Holding;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Containers.Execs.Processes;
using Supervisor.Runtimes.Containers.Runs;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Runtimes.Processes;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;

namespace Supervisor.Runtimes.Containers.Leashes;

/// <summary>
/// Puts runs of containers on leashes. A container is held by its id before it is started, so that one whose start the engine
/// delays dies as well; and by its first process once that is known, so that the leash ends with the run.
/// </summary>
internal sealed class ContainerLeashing(IContainerLeashes leashes, RunRecords records, TimeProvider clock)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>For an engine to notice that a process has ended.</summary>
    private static readonly TimeSpan TimeToNotice = TimeSpan.FromSeconds(5);

    /// <summary>Before the engine is asked to start it.</summary>
    /// <returns>Why it must not be started, or null.</returns>
    public async Task<OperatorError?> ExpectAsync(WorkloadId id, string container, BootMoment leash)
    {
        var held = await leashes.HoldAsync(id, new HoldRequest(container, LeashTranslation.Of(leash)));
        if (held.IsOk)
        {
            records.Amend(id, record => record with { IsLeashed = true });
        }

        return held.Error;
    }

    /// <summary>It has been started.</summary>
    /// <returns>Why it must not run on, or null: it is held, or has ended.</returns>
    public async Task<OperatorError?> BindAsync(
        EngineSession session,
        WorkloadId id,
        BootMoment leash,
        CancellationToken stop
    )
    {
        if (records.Find(id) is not { End: null, Started: not null } record)
        {
            return null;
        }

        var ticks = TicksOf(record.Pid);
        // What had this number before and after the look is the container's own process, and no later one of that number.
        if (!await IsStillAsync(session, record, stop) || (ticks is null && await EndsAsync(session, record, stop)))
        {
            return null;
        }

        if (ticks is null)
        {
            return Unseen(id);
        }

        records.Amend(id, it => it with { StartTicks = ticks });
        var held = await HoldAsync(id, leash);
        if (held is not LeashOutcome.Refused { Error: var error })
        {
            return null;
        }

        // One that was over so soon has nothing that could be held.
        return TicksOf(record.Pid) != ticks && await EndsAsync(session, record, stop) ? null : error;
    }

    /// <summary>No engine is asked: it may hang.</summary>
    public async Task<LeashOutcome> HoldAsync(WorkloadId id, BootMoment deadline)
    {
        if (records.Find(id) is not { End: null } record)
        {
            return new LeashOutcome.Gone();
        }

        if (!record.IsLeashed)
        {
            return new LeashOutcome.Refused(NotLeashed(id));
        }

        var leash = LeashTranslation.Of(deadline);
        return LeashTranslation.Of(
            await leashes.HoldAsync(id, new HoldRequest(record.Container, leash, ProcessOf(record, leash))),
            held => held.Leash
        );
    }

    /// <summary>Whether the guard has killed some that have ended; they are written down as such.</summary>
    public async Task LearnAsync(GroupRuns runs, IReadOnlyDictionary<string, ContainerFacts> facts)
    {
        var asked = runs.Records.Where(record =>
            record is { IsLeashed: true, IsLeashExpired: false, End: null }
            && facts.GetValueOrDefault(record.Container)?.State?.Running != true
        );
        if (!asked.Any())
        {
            return;
        }

        // Without the guard's word an end is judged by the engine's alone.
        var expired = await leashes.ExpiredAsync();
        foreach (var record in asked.Where(record => expired.Value?.Contains(record.Id) == true).ToList())
        {
            records.Amend(record.Id, it => it with { IsLeashExpired = true });
        }
    }

    /// <summary>Nothing of it is to be held any more.</summary>
    public Task ReleaseAsync(RunRecord? record) =>
        record is { IsLeashed: true } ? leashes.ReleaseAsync(record.Id) : Task.CompletedTask;

    private static ContainerProcess? ProcessOf(RunRecord record, BootTime leash) =>
        record.StartTicks is { } ticks ? new ContainerProcess(record.Pid, ticks, leash.BootId) : null;

    /// <summary>A process that is not there may have ended, which a busy engine says a little later.</summary>
    private async Task<bool> EndsAsync(EngineSession session, RunRecord record, CancellationToken stop)
    {
        var begun = clock.GetTimestamp();
        while (clock.GetElapsedTime(begun) < TimeToNotice)
        {
            if (!await IsStillAsync(session, record, stop))
            {
                return true;
            }

            await Task.Delay(Look, clock, stop);
        }

        return false;
    }

    private static async Task<bool> IsStillAsync(EngineSession session, RunRecord record, CancellationToken stop)
    {
        var facts = await session.Client.Containers.InspectAsync(record.Container, stop);
        return facts is { IsOk: true, Value.State: { Running: true } state }
            && state.Pid == record.Pid
            && state.StartedAt == record.Started;
    }

    private static long? TicksOf(int pid)
    {
        try
        {
            return StatLine.Parse(File.ReadAllText($"/proc/{pid}/stat")) is { IsDead: false } line
                ? line.StartTicks
                : null;
        }
        catch (Exception unseen) when (unseen is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static OperatorError Unseen(WorkloadId id) =>
        new(
            GuardErrorCodes.CannotHold,
            $"The container of {id.Agent} cannot be put on a leash.",
            "Its processes are not to be seen from here: its engine is on another machine, or the daemon has pids of its own.",
            "Use this machine's engine, and give a daemon in a container pid: host."
        );

    private static OperatorError NotLeashed(WorkloadId id) =>
        new(GuardErrorCodes.NotHeld, $"{id.Agent} was not started on a leash.", "", "Start it again.");
}
