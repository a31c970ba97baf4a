using Supervisor.Actors.Systems;
using Supervisor.Simulation.Machines;

namespace Supervisor.Simulation.World;

/// <summary>The turns of all actors of all daemons that could run now. Which runs next is drawn.</summary>
internal sealed class TurnScheduler(SeededChance chance)
{
    private readonly List<DaemonTurn> _ready = [];

    internal void Add(DaemonTurn turn) => _ready.Add(turn);

    internal bool TryDraw(out DaemonTurn turn)
    {
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
