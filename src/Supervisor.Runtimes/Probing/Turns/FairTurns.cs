using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Probing.Turns;

/// <summary>
/// So many do something at a time, and the rest waits. Who hangs holds up few: no group has all turns, those whose last try took all its
/// time have no more than a half of them together, and a turn that is given back goes to the group that has fewest. Within a group
/// it is first come, first served. May be used from any thread.
/// </summary>
internal sealed class FairTurns(int most)
{
    private readonly int _mostOfGroup = Math.Max(1, most - (most / 4));
    private readonly int _mostLate = Math.Max(1, most / 2);

    private readonly Lock _gate = new();
    private readonly LinkedList<Waiting> _waiting = [];
    private readonly Dictionary<string, int> _groups = new(StringComparer.Ordinal);
    private readonly HashSet<TurnTaker> _late = [];
    private int _taken;
    private int _takenLate;

    /// <summary>It is given back by <see cref="Give"/>, whatever becomes of what is done in it.</summary>
    public Task<Turn> TakeAsync(TurnTaker taker)
    {
        lock (_gate)
        {
            var waiting = new Waiting(taker);
            _waiting.AddLast(waiting);
            Serve();
            return waiting.Came.Task;
        }
    }

    /// <param name="wasLate">It took all the time that it had.</param>
    public void Give(Turn turn, bool wasLate)
    {
        lock (_gate)
        {
            Count(turn, -1);
            if (wasLate)
            {
                _late.Add(turn.Taker);
            }
            else
            {
                _late.Remove(turn.Taker);
            }

            Serve();
        }
    }

    private void Serve()
    {
        while (_taken < most && Next() is { } next)
        {
            _waiting.Remove(next);
            var turn = new Turn(next.Value.Taker, _late.Contains(next.Value.Taker));
            Count(turn, 1);
            next.Value.Came.SetResult(turn);
        }
    }

    private LinkedListNode<Waiting>? Next()
    {
        LinkedListNode<Waiting>? best = null;
        var fewest = int.MaxValue;
        for (var node = _waiting.First; node is not null && fewest > 0; node = node.Next)
        {
            var taker = node.Value.Taker;
            var own = _groups.GetValueOrDefault(taker.Agent.Group);
            if (own < fewest && own < _mostOfGroup && (_takenLate < _mostLate || !_late.Contains(taker)))
            {
                (best, fewest) = (node, own);
            }
        }

        return best;
    }

    private void Count(Turn turn, int change)
    {
        _taken += change;
        _takenLate += turn.IsLate ? change : 0;
        var group = turn.Taker.Agent.Group;
        var own = _groups.GetValueOrDefault(group) + change;
        if (own > 0)
        {
            _groups[group] = own;
        }
        else
        {
            _groups.Remove(group);
        }
    }

    /// <summary>Whoever gives a turn back does not run what the next one does.</summary>
    private sealed record Waiting(TurnTaker Taker)
    {
        public TaskCompletionSource<Turn> Came { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>An agent may have a probe of each purpose, one of which hangs.</summary>
internal readonly record struct TurnTaker(AgentAddress Agent, ProbeTarget Target);

/// <param name="IsLate">It counts among those whose last try took all its time.</param>
internal readonly record struct Turn(TurnTaker Taker, bool IsLate);
