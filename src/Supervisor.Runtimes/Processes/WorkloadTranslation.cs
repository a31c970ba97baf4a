using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Exit = Supervisor.Supervision.Ports.Runtime.WorkloadExit;

namespace Supervisor.Runtimes.Processes;

/// <summary>A workload in the guard's words, and the same in those of the supervisors.</summary>
internal static class WorkloadTranslation
{
    public static Workload Of(WorkloadStatus status) =>
        new(
            new WorkloadId(new AgentAddress(status.Name.Group, status.Name.Agent), status.Name.Incarnation),
            Process(status),
            status.Exit is { } exit ? Of(exit) : null,
            status.Notes
        )
        {
            Notification = status.Notification,
        };

    private static ProcessFacts? Process(WorkloadStatus status) =>
        status is { Pid: { } pid, StartTicks: { } ticks }
            ? new ProcessFacts(
                pid,
                ticks,
                status.BootId,
                DateTimeOffset.FromUnixTimeMilliseconds(status.StartedAtUnixMs)
            )
            : null;

    private static Exit Of(Contracts.Guarding.Workloads.WorkloadExit exit) =>
        new(Kind(exit.Kind), exit.Code, exit.Signal, Cause(exit.Cause), exit.OutOfMemory);

    private static ExitKind Kind(string kind) =>
        kind switch
        {
            ExitKinds.Exited => ExitKind.Exited,
            ExitKinds.Signalled => ExitKind.Signalled,
            _ => ExitKind.Unknown,
        };

    private static ExitCause Cause(string cause) =>
        cause switch
        {
            ExitCauses.Stop => ExitCause.Stop,
            ExitCauses.Leash => ExitCause.Leash,
            ExitCauses.Reboot => ExitCause.Reboot,
            _ => ExitCause.Itself,
        };
}
