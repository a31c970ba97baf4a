using Supervisor.Actors.Dispatching;

namespace Supervisor.TestKit.Actors;

/// <summary>Runs turns one after the other on the caller's thread, in the order in which they were scheduled.</summary>
public sealed class ManualDispatcher(int messagesPerTurn = 1) : IDispatcher
{
    private readonly Queue<ITurn> _turns = new();
    private readonly HashSet<string> _heldPaths = new(StringComparer.Ordinal);
    private readonly List<ITurn> _held = [];

    public int MessagesPerTurn => messagesPerTurn;

    public TaskCreationOptions Completion => TaskCreationOptions.None;

    public void Schedule(ITurn turn) => _turns.Enqueue(turn);

    /// <summary>Runs the oldest turn that is not held back; false when there is none.</summary>
    public bool RunOne()
    {
        while (_turns.TryDequeue(out var turn))
        {
            if (!_heldPaths.Contains(turn.Path))
            {
                turn.Execute();
                return true;
            }

            _held.Add(turn);
        }

        return false;
    }

    /// <summary>From now on the actor gets no turn, so that a test can look at what others do before it acts.</summary>
    public void Hold(string path) => _heldPaths.Add(path);

    public void Release(string path)
    {
        _heldPaths.Remove(path);
        foreach (var turn in _held.Where(turn => turn.Path == path))
        {
            _turns.Enqueue(turn);
        }

        _held.RemoveAll(turn => turn.Path == path);
    }
}
