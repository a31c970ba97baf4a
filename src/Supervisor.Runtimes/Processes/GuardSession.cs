using System.Threading.Channels;
using Supervisor.Contracts;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Holding;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Runtimes.Processes;

/// <summary>
/// A guard that has said welcome, and all that can be asked of it. Each request may be repeated: it says what should be,
/// not what should happen once more.
/// </summary>
public sealed class GuardSession : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly GuardConnection _connection;

    private GuardSession(GuardConnection connection, GuardWelcome welcome) =>
        (_connection, Welcome) = (connection, welcome);

    public GuardWelcome Welcome { get; }

    /// <summary>What it tells after <see cref="SubscribeAsync"/>, in order; ends when the connection does.</summary>
    public ChannelReader<GuardEvent> Events => _connection.Events;

    /// <summary>Why the connection has ended; null while it has not.</summary>
    public OperatorError? End => _connection.End;

    public static async Task<Outcome<GuardSession>> OpenAsync(string dataDirectory, CancellationToken cancellation)
    {
        var connection = await GuardConnection.OpenAsync(new GuardLayout(dataDirectory).Socket, cancellation);
        if (!connection.IsOk)
        {
            return connection.Error;
        }

        var hello = new HelloRequest(GuardProtocol.OldestVersion, GuardProtocol.Version);
        var answer = await connection.Value.AskAsync(
            new GuardRequest(0, RequestKinds.Hello, Hello: hello),
            Patience,
            cancellation
        );
        if (answer is { IsOk: true, Value.Welcome: { } welcome })
        {
            return new GuardSession(connection.Value, welcome);
        }

        await connection.Value.DisposeAsync();
        if (answer.Error?.Code == GuardErrorCodes.ConnectionLost)
        {
            // A guard that has just died may leave its socket to a process that it was about to start, for a moment.
            return new OperatorError(
                GuardErrorCodes.Unreachable,
                "The guard that answered is gone.",
                answer.Error.Why,
                ""
            );
        }

        return answer.Error ?? new OperatorError(GuardErrorCodes.BadFrame, "The guard has not said welcome.", "", "");
    }

    /// <summary>Starts it, or says what there is of that name.</summary>
    public Task<Outcome<GuardAnswer>> StartAsync(WorkloadStart start, CancellationToken cancellation) =>
        AskAsync(new GuardRequest(0, RequestKinds.Start, Start: start), cancellation);

    /// <summary>Answers when the signal is sent; the end comes as an event.</summary>
    public Task<Outcome<GuardAnswer>> StopAsync(WorkloadName name, StopRequest stop, CancellationToken cancellation) =>
        AskAsync(new GuardRequest(0, RequestKinds.Stop, name, Stop: stop), cancellation);

    public Task<Outcome<GuardAnswer>> SignalAsync(WorkloadName name, int signal, CancellationToken cancellation) =>
        AskAsync(new GuardRequest(0, RequestKinds.Signal, name, Signal: signal), cancellation);

    /// <summary>The answer's workload says which deadline holds: the later of the two.</summary>
    public Task<Outcome<GuardAnswer>> MoveLeashAsync(
        WorkloadName name,
        BootTime leash,
        CancellationToken cancellation
    ) => AskAsync(new GuardRequest(0, RequestKinds.Leash, name, Leash: leash), cancellation);

    public Task<Outcome<GuardAnswer>> AcknowledgeAsync(WorkloadName name, CancellationToken cancellation) =>
        AskAsync(new GuardRequest(0, RequestKinds.Acknowledge, name), cancellation);

    /// <summary>The answer says whether events since that position are all there; if not, the list has to be read.</summary>
    public Task<Outcome<GuardAnswer>> SubscribeAsync(EventPosition after, CancellationToken cancellation) =>
        AskAsync(new GuardRequest(0, RequestKinds.Subscribe, Subscribe: after), cancellation);

    /// <summary>
    /// All of them, each time: logs that programs write to which are not the guard's. One caller at a time. Where a guard refuses the later
    /// pages of many, as one does that is too old to know of pages, it looks after the others; and the refusal is what comes back.
    /// </summary>
    public async Task<Outcome<GuardAnswer>> KeepLogsAsync(
        IReadOnlyList<WorkloadOutput> logs,
        CancellationToken cancellation
    )
    {
        var pages = LogPages.Of(logs);
        OperatorError? refusal = null;
        foreach (var page in pages.Skip(1).TakeWhile(_ => refusal is null))
        {
            var taken = await AskAsync(new GuardRequest(0, RequestKinds.KeepLogsPart, Logs: page), cancellation);
            refusal = taken.Error;
        }

        var kept = await AskAsync(new GuardRequest(0, RequestKinds.KeepLogs, Logs: pages[0]), cancellation);
        return kept.IsOk && refusal is not null ? refusal : kept;
    }

    /// <summary>The answer has the container as it is held now; the later of the deadlines holds.</summary>
    public Task<Outcome<GuardAnswer>> HoldAsync(WorkloadName name, HoldRequest hold, CancellationToken cancellation) =>
        AskAsync(new GuardRequest(0, RequestKinds.Hold, name, Hold: hold), cancellation);

    public Task<Outcome<GuardAnswer>> ReleaseAsync(WorkloadName name, CancellationToken cancellation) =>
        AskAsync(new GuardRequest(0, RequestKinds.Release, name), cancellation);

    /// <summary>All containers that are on a leash, page by page.</summary>
    public async Task<Outcome<IReadOnlyList<HeldContainer>>> HeldAsync(CancellationToken cancellation)
    {
        var held = new List<HeldContainer>();
        string? after = null;
        do
        {
            var answer = await AskAsync(new GuardRequest(0, RequestKinds.Held, After: after), cancellation);
            if (!answer.IsOk)
            {
                return answer.Error;
            }

            held.AddRange(answer.Value.Held ?? []);
            after = answer.Value.Next;
        } while (after is not null);
        return held;
    }

    public Task<Outcome<GuardAnswer>> EndAsync(bool force, CancellationToken cancellation) =>
        AskAsync(new GuardRequest(0, RequestKinds.End, Force: force), cancellation);

    /// <summary>All workloads, page by page; events after the position may not be in it yet.</summary>
    public async Task<Outcome<WorkloadList>> ListAsync(CancellationToken cancellation)
    {
        var workloads = new List<WorkloadStatus>();
        EventPosition? position = null;
        string? after = null;
        do
        {
            var answer = await AskAsync(new GuardRequest(0, RequestKinds.List, After: after), cancellation);
            if (!answer.IsOk)
            {
                return answer.Error;
            }

            workloads.AddRange(answer.Value.Workloads ?? []);
            position ??= answer.Value.Position;
            after = answer.Value.Next;
        } while (after is not null);
        return new WorkloadList(workloads, position ?? new EventPosition("", 0));
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private Task<Outcome<GuardAnswer>> AskAsync(GuardRequest request, CancellationToken cancellation) =>
        _connection.AskAsync(request, Patience, cancellation);
}
