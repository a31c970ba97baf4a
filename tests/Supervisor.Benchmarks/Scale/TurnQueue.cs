using System.Collections.Concurrent;
using Supervisor.Actors.Dispatching;

namespace Supervisor.Benchmarks.Scale;

/// <summary>The turns of all actors of all nodes, and what goes on after it has awaited something, one after the other on one thread.</summary>
internal sealed class TurnQueue : SynchronizationContext, IDispatcher
{
    private readonly ConcurrentQueue<ITurn> _turns = new();

    public int MessagesPerTurn => 16;

    public TaskCreationOptions Completion => TaskCreationOptions.None;

    public void Schedule(ITurn turn) => _turns.Enqueue(turn);

    public override void Post(SendOrPostCallback d, object? state) => Schedule(new Continuation(() => d(state)));

    public override SynchronizationContext CreateCopy() => this;

    internal void RunAll()
    {
        while (_turns.TryDequeue(out var turn))
        {
            turn.Execute();
        }
    }

    private sealed class Continuation(Action goOn) : ITurn
    {
        public string Path => "goes on";

        public void Execute() => goOn();
    }
}
