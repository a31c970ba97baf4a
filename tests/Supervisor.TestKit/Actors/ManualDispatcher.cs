using Supervisor.Actors.Dispatching;

namespace Supervisor.TestKit.Actors;

/// <summary>Runs turns one after the other on the caller's thread, in the order in which they were scheduled.</summary>
public sealed class ManualDispatcher(int messagesPerTurn = 1) : IDispatcher
{
    private readonly Queue<ITurn> _turns = new();

    public int MessagesPerTurn => messagesPerTurn;

    public TaskCreationOptions Completion => TaskCreationOptions.None;

    public void Schedule(ITurn turn) => _turns.Enqueue(turn);

    /// <summary>Runs the oldest turn; false when there is none.</summary>
    public bool RunOne()
    {
        if (!_turns.TryDequeue(out var turn))
        {
            return false;
        }

        turn.Execute();
        return true;
    }
}
