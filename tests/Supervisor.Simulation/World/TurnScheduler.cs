using Supervisor.Actors.Systems;
using Supervisor.Simulation.Machines;

namespace Supervisor.Simulation.World;

/// <summary>The turns of all actors of all daemons that could run now. Which runs next is drawn.</summary>
internal sealed class TurnScheduler(SeededChance chance)
{
    private readonly List<DaemonTurn> _ready = [];
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private volatile string? _stranger;

    // From another thread it would come at a moment that no seed decides. Whoever adds it there may catch what is thrown,
    // so it is thrown where the next turn is drawn.
    internal void Add(DaemonTurn turn)
    {
        if (Environment.CurrentManagedThreadId == _thread)
        {
            _ready.Add(turn);
        }
        else
        {
            _stranger ??=
                $"{turn.Daemon.Name} {turn.Turn.Path} became ready on another thread.\n{Environment.StackTrace}";
        }
    }

    internal bool TryDraw(out DaemonTurn turn)
    {
        if (_stranger is not null)
        {
            throw new InvalidOperationException(_stranger);
        }

        if (_ready.Count == 0)
        {
            turn = default;
            return false;
        }

        var drawn = chance.Next(_ready.Count);
        turn = _ready[drawn];
        _ready[drawn] = _ready[^1];
        _ready.RemoveAt(_ready.Count - 1);
        return true;
    }
}
