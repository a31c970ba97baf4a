using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Tests.Supervision.Runtimes;

/// <summary>A runtime that says what a test tells it to say, and answers when the test wants it to.</summary>
internal sealed class ScriptedRuntime : IRuntime
{
    private readonly Queue<TaskCompletionSource<Inventory>> _open = new();
    private Action<RuntimeNews> _listener = _ => throw new InvalidOperationException("Nobody listens.");

    /// <summary>How often it was asked for its list.</summary>
    internal int Looks { get; private set; }

    /// <summary>Thrown by the next call, against the contract.</summary>
    internal Exception? NextThrow { get; set; }

    internal int OpenLooks => _open.Count;

    public void Listen(Action<RuntimeNews> listener) => _listener = listener;

    public Task<Inventory> ListAsync()
    {
        Looks++;
        if (NextThrow is { } cause)
        {
            NextThrow = null;
            throw cause;
        }

        var look = new TaskCompletionSource<Inventory>();
        _open.Enqueue(look);
        return look.Task;
    }

    public Task<LaunchOutcome> StartAsync(LaunchRequest request) => throw new NotSupportedException();

    public Task<StopOutcome> StopAsync(WorkloadId id, string signal, TimeSpan grace) =>
        throw new NotSupportedException();

    public Task ForgetAsync(WorkloadId id) => throw new NotSupportedException();

    public Task RemoveAsync(WorkloadId id) => throw new NotSupportedException();

    internal void Say(RuntimeNews news) => _listener(news);

    internal void Connect() => Say(new RuntimeNews.Connected());

    internal void Disconnect(string reason) => Say(new RuntimeNews.Disconnected(Error(reason)));

    /// <summary>Answers the look that has waited longest.</summary>
    internal void Answer(params Workload[] workloads) => _open.Dequeue().SetResult(new Inventory(workloads, null));

    internal void AnswerUnreadable(string problem) => _open.Dequeue().SetResult(Inventory.Unreadable(Error(problem)));

    internal void Fault(Exception fault) => _open.Dequeue().SetException(fault);

    private static OperatorError Error(string message) => new("test.problem", message, "", "");
}
