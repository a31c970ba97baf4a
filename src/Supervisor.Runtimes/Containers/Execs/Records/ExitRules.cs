using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Execs.Records;

/// <summary>What became of a program, by what was written down of it.</summary>
internal static class ExitRules
{
    /// <summary>Shells say of one that a signal has ended that its code is this and the signal's number.</summary>
    private const int SignalBase = 128;

    private const int HighestSignal = 64;
    private const int Kill = 9;

    /// <summary>It was seen to end, and its container runs on.</summary>
    public static WorkloadExit Seen(StartRecord start, int code)
    {
        var cause = start.IsStopAsked ? ExitCause.Stop : ExitCause.Itself;
        return code is > SignalBase and <= SignalBase + HighestSignal
            ? new WorkloadExit(ExitKind.Signalled, null, code - SignalBase, cause, OutOfMemory: false)
            : new WorkloadExit(ExitKind.Exited, code, null, cause, OutOfMemory: false);
    }

    /// <summary>It is gone, and so is the shell that was to see it; its container runs on.</summary>
    public static WorkloadExit Unseen(StartRecord start) =>
        WorkloadExit.Unknown(start.IsStopAsked ? ExitCause.Stop : ExitCause.Itself);

    /// <summary>The run of its container has ended. What was killed then ended by that, even if somebody was there to see it.</summary>
    public static WorkloadExit WithContainer(StartRecord start, ExecRecord record, string bootId) =>
        start.BootId != bootId ? WorkloadExit.Unknown(ExitCause.Reboot)
        : record.EndCode is { } code && !IsKilledUnasked(start, code) ? Seen(start, code)
        : WorkloadExit.Unknown(ExitCause.Container);

    /// <summary>As the end of a container does to all that is in it.</summary>
    public static bool IsKilledUnasked(StartRecord start, int code) => code == SignalBase + Kill && !start.IsKillAsked;
}
