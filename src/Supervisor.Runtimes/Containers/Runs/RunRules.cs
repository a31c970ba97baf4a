using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Runs;

/// <summary>What an engine shows of a container, and what that means for the runs that were written down of it.</summary>
internal static class RunRules
{
    private const string ByHand = "by-hand-";

    /// <param name="container">The record's container; null when there is none any more.</param>
    /// <param name="around">Around the moment at which the container was looked at.</param>
    public static RunVerdict Judge(RunRecord record, ContainerFacts? container, RunSurroundings around)
    {
        if (record.End is { } known)
        {
            return new RunVerdict.Ended(record.Started, known);
        }

        var state = container?.State;
        var began = state?.StartedAt;
        if (record.Started is null && (began is null || began == record.Before))
        {
            return new RunVerdict.NotStarted();
        }

        if (record.Started is null && state is { Running: true } && record.BootId != around.BootId)
        {
            // What was asked for before the machine was restarted does not begin after it: this run is somebody else's doing.
            return new RunVerdict.Ended(null, RunEnd.Unknown(CauseOf(record, ended: null, around)));
        }

        var started = record.Started ?? began;
        return (began == started, state) switch
        {
            (true, { Running: true }) => new RunVerdict.Running(started!.Value, state.Pid),
            (true, { } ended) => new RunVerdict.Ended(started, EndOf(record, ended, around)),
            // The container is gone, or has begun another run since: how this one ended, nobody can say.
            _ => new RunVerdict.Ended(started, RunEnd.Unknown(CauseOf(record, ended: null, around))),
        };
    }

    /// <summary>What a record is to say after a verdict on it.</summary>
    public static RunRecord Complete(RunRecord record, RunVerdict verdict) =>
        verdict switch
        {
            RunVerdict.Running running => record with { Started = running.Started, Pid = running.Pid },
            RunVerdict.Ended ended => record with
            {
                Started = record.Started ?? ended.Started,
                End = record.End ?? ended.End,
            },
            _ => record,
        };

    /// <summary>
    /// The name of a run that no record explains, which is of no incarnation that was ever ordered; null when the container does
    /// not run, or one explains it.
    /// </summary>
    public static string? StrayOf(ContainerFacts container, IEnumerable<RunRecord> records, string bootId) =>
        container.State is { Running: true, StartedAt: { } began }
        && !records.Any(record => IsOf(record, container, began, bootId))
            ? $"{ByHand}{began.UtcTicks}"
            : null;

    public static bool IsStray(string incarnation) => incarnation.StartsWith(ByHand, StringComparison.Ordinal);

    /// <summary>A listened agent explains no run: it came to one that another had begun.</summary>
    private static bool IsOf(RunRecord record, ContainerFacts container, DateTimeOffset began, string bootId) =>
        !record.IsListened
        && record.Container == container.Id
        && (record.Started is { } started ? started == began : record.Before != began && record.BootId == bootId);

    private static RunEnd EndOf(RunRecord record, ContainerState ended, RunSurroundings around)
    {
        var cause = CauseOf(record, ended, around);
        return record.IsListened
            ? RunEnd.Unknown(cause)
            : new RunEnd(ExitKind.Exited, (int)ended.ExitCode, cause, ended.OutOfMemory);
    }

    private static ExitCause CauseOf(RunRecord record, ContainerState? ended, RunSurroundings around) =>
        record switch
        {
            { IsLeashExpired: true } => ExitCause.Leash,
            { IsStopAsked: true } => ExitCause.Stop,
            _ when record.BootId != around.BootId => ExitCause.Reboot,
            { IsListened: true } => ExitCause.Container,
            _ when around.Gap?.Covers(ended?.FinishedAt) == true => ExitCause.Engine,
            _ => ExitCause.Itself,
        };
}
