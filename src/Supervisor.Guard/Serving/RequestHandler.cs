using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Contracts.Palettes;
using Supervisor.Guard.Looping;
using Supervisor.Guard.Workloads;

namespace Supervisor.Guard.Serving;

/// <summary>What each request does.</summary>
internal sealed class RequestHandler(WorkloadTable table, Launcher launcher, News news, Greeter greeter, Action end)
    : IRequestHandler
{
    private const int HighestSignal = 64;

    public void Handle(Connection from, GuardRequest request)
    {
        if (request.Kind == RequestKinds.Hello)
        {
            greeter.Greet(from, request);
        }
        else if (!from.IsGreeted)
        {
            from.Dismiss(ProtocolErrors.NoHello);
        }
        else if (request.Kind == RequestKinds.Subscribe)
        {
            Subscribe(from, request);
        }
        else
        {
            from.Answer(Answer(request) with { Id = request.Id });
        }
    }

    public void Leave(Connection connection)
    {
        if (connection.Listener is { } listener)
        {
            news.Leave(listener);
        }
    }

    private static GuardAnswer Refused(OperatorError error) => new(0, error);

    private static GuardAnswer Lacks(GuardRequest request, string what) =>
        Refused(ProtocolErrors.Lacks(request.Kind, what));

    private GuardAnswer Answer(GuardRequest request) =>
        request.Kind switch
        {
            RequestKinds.Start => Start(request),
            RequestKinds.List => List(request.After),
            RequestKinds.End => End(request.Force),
            RequestKinds.Stop or RequestKinds.Signal or RequestKinds.Leash or RequestKinds.Acknowledge => OfOne(
                request
            ),
            _ => Refused(ProtocolErrors.Unknown(request.Kind)),
        };

    private GuardAnswer Start(GuardRequest request)
    {
        if (request.Start is not { Name.IsValid: true } start)
        {
            return Lacks(request, "start");
        }

        if (table.Find(start.Name) is { } known)
        {
            return new GuardAnswer(0, Workload: known.Status);
        }

        var started = launcher.Start(start);
        if (!started.IsOk)
        {
            return Refused(started.Error);
        }

        table.Add(started.Value);
        return new GuardAnswer(0, Workload: started.Value.Status, Created: true);
    }

    private GuardAnswer List(string? after)
    {
        var position = news.Position;
        var (page, next) = table.List(after);
        return new GuardAnswer(0, Workloads: page, Next: next, Position: position);
    }

    private GuardAnswer End(bool isForced)
    {
        if (!isForced && !table.IsEmpty)
        {
            return Refused(
                new(GuardErrorCodes.NotEmpty, "The guard has workloads to look after.", "", "Stop them, or use force.")
            );
        }

        end();
        return new GuardAnswer(0);
    }

    private GuardAnswer OfOne(GuardRequest request)
    {
        if (request.Name is not { IsValid: true } name)
        {
            return Lacks(request, "name");
        }

        if (table.Find(name) is not { } workload)
        {
            return Refused(new(GuardErrorCodes.UnknownWorkload, $"The guard knows no {name}.", "", ""));
        }

        var problem = request.Kind switch
        {
            RequestKinds.Stop => Stop(workload, request),
            RequestKinds.Signal => Signal(workload, request),
            RequestKinds.Leash => MoveLeash(workload, request),
            _ => Acknowledge(workload),
        };
        return problem is null ? new GuardAnswer(0, Workload: workload.Status) : Refused(problem);
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

        if (LeashRules.Check(leash, BootClock.BootId, BootClock.Now) is { } problem)
        {
            return problem;
        }

        workload.MoveLeash(leash);
        return null;
    }

    private static OperatorError NotRunning(Workload workload) =>
        new(GuardErrorCodes.NotRunning, $"{workload.Record.Name} is {workload.Record.State}.", "", "");

    private OperatorError? Acknowledge(Workload workload)
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

    private void Subscribe(Connection from, GuardRequest request)
    {
        if (from.Listener is not null || request.Subscribe is not { Run: not null } asked)
        {
            from.Answer(Lacks(request, "subscribe") with { Id = request.Id });
            return;
        }

        // The answer comes before the first event, and no event can come between: all of this is one thread's.
        var missed = news.After(asked);
        var position = missed is null ? news.Position : asked;
        from.Answer(new GuardAnswer(request.Id, Position: position, Complete: missed is not null));
        foreach (var frame in missed ?? [])
        {
            from.Send(frame);
        }

        from.Listener = from.Send;
        news.Listen(from.Listener);
    }
}
