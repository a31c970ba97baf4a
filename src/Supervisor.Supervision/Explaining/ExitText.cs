using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Supervision.Explaining;

/// <summary>How a workload ended, as part of a sentence about it.</summary>
public static class ExitText
{
    public static string Of(WorkloadExit exit) =>
        Ending(exit)
        + exit.Cause switch
        {
            ExitCause.Stop => ", when it was told to stop",
            ExitCause.Leash => ", at the end of its lease",
            ExitCause.Reboot => ", with the machine",
            ExitCause.Container => ", with its container",
            ExitCause.Engine => ", ended by the engine",
            _ => "",
        };

    private static string Ending(WorkloadExit exit) =>
        exit switch
        {
            { OutOfMemory: true } => "was killed for want of memory",
            { Kind: ExitKind.Exited } => $"exited with code {exit.Code}",
            { Kind: ExitKind.Signalled } => $"was ended by {SignalText.Of(exit.Signal)}",
            _ => "ended, nobody knows how",
        };
}
