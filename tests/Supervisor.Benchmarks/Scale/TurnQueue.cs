using Supervisor.Actors.Dispatching;

namespace Supervisor.Benchmarks.Scale;

/// <summary>The turns of all actors of all nodes, one after the other on one thread.</summary>
internal sealed class TurnQueue : IDispatcher
{
    private readonly Queue<ITurn> _turns = new();

    public int MessagesPerTurn => 16;

    public TaskCreationOptions Completion => TaskCreationOptions.None;

    public void Schedule(ITurn turn) => _turns.Enqueue(turn);

    internal void RunAll()
    {
        while (_turns.TryDequeue(out var turn))
        {
            turn.Execute();
        }
    }
}
