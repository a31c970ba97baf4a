using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Holding;
using Supervisor.Guard.Hosting;
using Supervisor.Guard.Logs;
using Supervisor.Guard.Workloads;

namespace Supervisor.Guard.Serving;

/// <summary>What each request does.</summary>
/// <param name="end">Ends the guard once this request is answered.</param>
internal sealed class RequestHandler(
    GuardParts parts,
    WorkloadTable table,
    HoldTable holds,
    Greeter greeter,
    Action end
) : IRequestHandler
{
    private readonly Launcher _launcher = new(parts);
    private readonly WorkloadRequests _ofOne = new(table);
    private readonly HoldRequests _ofContainers = new(holds);

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
            from.Answer(TryAnswer(from, request) with { Id = request.Id });
        }
    }

    public void Leave(Connection connection)
    {
        if (connection.Listener is { } listener)
        {
            parts.News.Leave(listener);
        }
    }

    /// <summary>A fault of ours costs this one request, and its asker is not left waiting.</summary>
    private GuardAnswer TryAnswer(Connection from, GuardRequest request)
    {
        try
        {
            return Answer(from, request);
        }
        catch (Exception fault)
        {
            GuardLog.Write($"The request '{request.Kind}' failed: {fault}");
            return GuardAnswers.Refused(
                new(GuardErrorCodes.Failed, $"The request '{request.Kind}' failed.", fault.Message, "")
            );
        }
    }

    private GuardAnswer Answer(Connection from, GuardRequest request) =>
        request.Kind switch
        {
            RequestKinds.Start => Start(request),
            RequestKinds.List => List(request.After),
            RequestKinds.KeepLogs or RequestKinds.KeepLogsPart => KeepLogs(from.LogParts, request),
            RequestKinds.End => End(request.Force),
            _ => _ofOne.Answer(request)
                ?? _ofContainers.Answer(request)
                ?? GuardAnswers.Refused(ProtocolErrors.Unknown(request.Kind)),
        };

    private GuardAnswer Start(GuardRequest request)
    {
        if (request.Start is not { Name.IsValid: true } start)
        {
            return GuardAnswers.Lacks(request, "start");
        }

        if (table.Find(start.Name) is { } known)
        {
            return new GuardAnswer(0, Workload: known.Status);
        }

        var started = _launcher.Start(start);
        if (!started.IsOk)
        {
            return GuardAnswers.Refused(started.Error);
        }

        table.Add(started.Value);
        return new GuardAnswer(0, Workload: started.Value.Status, Created: true);
    }

    private GuardAnswer List(string? after)
    {
        var position = parts.News.Position;
        var (page, next) = table.List(after);
        return new GuardAnswer(0, Workloads: page, Next: next, Position: position);
    }

    private GuardAnswer KeepLogs(LogParts named, GuardRequest request)
    {
        if (request.Logs is not { } logs || logs.Any(log => WorkloadStartRules.CheckLog(log) is not null))
        {
            return GuardAnswers.Lacks(request, "logs");
        }

        if (request.Kind == RequestKinds.KeepLogsPart)
        {
            return named.TryAdd(logs) ? new GuardAnswer(0) : GuardAnswers.Refused(ProtocolErrors.TooManyLogs);
        }

        parts.KeptLogs.Replace(named.Complete(logs));
        return new GuardAnswer(0);
    }

    private GuardAnswer End(bool isForced)
    {
        if (!isForced && !(table.IsEmpty && holds.IsEmpty && parts.KeptLogs.IsEmpty))
        {
            return GuardAnswers.Refused(
                new(GuardErrorCodes.NotEmpty, "The guard has workloads to look after.", "", "Stop them, or use force.")
            );
        }

        end();
        return new GuardAnswer(0);
    }

    private void Subscribe(Connection from, GuardRequest request)
    {
        if (from.Listener is not null || request.Subscribe is not { Run: not null } asked)
        {
            from.Answer(GuardAnswers.Lacks(request, "subscribe") with { Id = request.Id });
            return;
        }

        // The answer comes before the first event, and no event can come between: all of this is one thread's.
        var missed = parts.News.After(asked);
        var position = missed is null ? parts.News.Position : asked;
        from.Answer(new GuardAnswer(request.Id, Position: position, Complete: missed is not null));
        foreach (var frame in missed ?? [])
        {
            from.Send(frame);
        }

        from.Listener = from.Send;
        parts.News.Listen(from.Listener);
    }
}
