using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Contracts.Palettes;
using Supervisor.Guard.Looping;
using Supervisor.Guard.Workloads;

namespace Supervisor.Guard.Serving;

/// <summary>The requests that name a workload which is there already.</summary>
internal sealed class WorkloadRequests(WorkloadTable table)
{
    private const int HighestSignal = 64;

    /// <returns>Null when the request is not about one workload.</returns>
    public GuardAnswer? Answer(GuardRequest request) =>
        request.Kind switch
        {
            RequestKinds.Stop => Answer(request, Stop),
            RequestKinds.Signal => Answer(request, Signal),
            RequestKinds.Leash => Answer(request, MoveLeash),
            RequestKinds.Acknowledge => Answer(request, Acknowledge),
            _ => null,
        };

    private GuardAnswer Answer(GuardRequest request, Func<Workload, GuardRequest, OperatorError?> act)
    {
        if (request.Name is not { IsValid: true } name)
        {
            return GuardAnswers.Lacks(request, "name");
        }

        if (table.Find(name) is not { } workload)
        {
            return GuardAnswers.Refused(new(GuardErrorCodes.UnknownWorkload, $"The guard knows no {name}.", "", ""));
        }

        var problem = act(workload, request);
        return problem is null ? new GuardAnswer(0, Workload: workload.Status) : GuardAnswers.Refused(problem);
    }

    /// <summary>What has ended already is stopped: asking is no mistake.</summary>
    private static OperatorError? Stop(Workload workload, GuardRequest request)
    {
        if (request.Stop is not { Signal: > 0 and <= HighestSignal } stop)
        {
            return ProtocolErrors.Lacks(request.Kind, "stop");
        }

        if (!workload.Record.HasExited)
        {
            workload.Stop(stop);
        }

        return null;
    }

    private static OperatorError? Signal(Workload workload, GuardRequest request)
    {
        if (request.Signal is not (> 0 and <= HighestSignal))
        {
            return ProtocolErrors.Lacks(request.Kind, "signal");
        }

        if (workload.Record.State != WorkloadStates.Running)
        {
            return NotRunning(workload);
        }

        workload.Signal(request.Signal.Value);
        return null;
    }

    private static OperatorError? MoveLeash(Workload workload, GuardRequest request)
    {
        if (request.Leash is not { BootId: not null } leash)
        {
            return ProtocolErrors.Lacks(request.Kind, "leash");
        }

        // Past its deadline it is being killed, whatever is said now.
        if (workload.Record is not { State: WorkloadStates.Running, Cause: not ExitCauses.Leash })
        {
            return NotRunning(workload);
        }

        if (LeashRules.CheckMove(workload.Record.Leash, leash, BootClock.BootId, BootClock.Now) is { } problem)
        {
            return problem;
        }

        workload.MoveLeash(leash);
        return null;
    }

    private static OperatorError NotRunning(Workload workload) =>
        new(GuardErrorCodes.NotRunning, $"{workload.Record.Name} is {workload.Record.State}.", "", "");

    private OperatorError? Acknowledge(Workload workload, GuardRequest _)
    {
        if (!workload.Record.HasExited)
        {
            return new(
                GuardErrorCodes.StillRunning,
                $"{workload.Record.Name} has not ended, so there is no exit to acknowledge.",
                "",
                ""
            );
        }

        table.Forget(workload);
        return null;
    }
}
