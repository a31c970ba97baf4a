using Supervisor.Actors.Dispatching;

namespace Supervisor.TestKit.Actors;

/// <summary>Runs turns one after the other on the caller's thread.</summary>
/// <param name="messagesPerTurn">See <see cref="IDispatcher.MessagesPerTurn"/>.</param>
/// <param name="pick">
/// Chooses the next turn among so many, which stand in the order in which they were scheduled; without it the oldest.
/// </param>
public sealed class ManualDispatcher(int messagesPerTurn = 1, Func<int, int>? pick = null) : IDispatcher
{
    private readonly List<ITurn> _turns = [];
    private readonly HashSet<string> _heldPaths = new(StringComparer.Ordinal);
    private readonly List<ITurn> _held = [];

    public int MessagesPerTurn => messagesPerTurn;

    public TaskCreationOptions Completion => TaskCreationOptions.None;

    public void Schedule(ITurn turn) => _turns.Add(turn);

    /// <summary>Runs the next turn that is not held back; false when there is none.</summary>
    public bool RunOne()
    {
        while (_turns.Count > 0)
        {
            var turn = TakeNext();
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
            _turns.Add(turn);
        }

        _held.RemoveAll(turn => turn.Path == path);
    }

    private ITurn TakeNext()
    {
        var index = pick?.Invoke(_turns.Count) ?? 0;
        var turn = _turns[index];
        _turns.RemoveAt(index);
        return turn;
    }
}
