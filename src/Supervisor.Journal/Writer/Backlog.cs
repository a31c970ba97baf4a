using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Journal.Writer;

/// <summary>The requests that wait for the store, in the order in which they came.</summary>
internal sealed class Backlog
{
    private readonly Queue<PendingCall> _calls = new();
    private long _order;

    public Queue<PendingAppend> Appends { get; } = new();

    public int Count => Appends.Count + _calls.Count;

    public bool IsCommitNext =>
        WriterRules.IsCommitNext(
            Appends.TryPeek(out var append) ? append.Order : null,
            _calls.TryPeek(out var call) ? call.Order : null
        );

    public void Add(PendingAppend append)
    {
        append.Order = ++_order;
        Appends.Enqueue(append);
    }

    public void Add(PendingCall call)
    {
        call.Order = ++_order;
        _calls.Enqueue(call);
    }

    public PendingCall TakeCall() => _calls.Dequeue();

    public void FenceAll(string reason)
    {
        while (Appends.TryDequeue(out var append))
        {
            append.Complete(AppendOutcome.Fenced(reason));
        }

        RefuseAll(reason);
    }

    public void RefuseAll(string reason)
    {
        while (Appends.TryDequeue(out var append))
        {
            append.Refuse(reason);
        }

        while (_calls.TryDequeue(out var call))
        {
            call.Refuse(reason);
        }
    }
}
