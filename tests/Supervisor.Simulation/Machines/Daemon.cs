using Supervisor.Actors.Dispatching;
using Supervisor.Simulation.Journals;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Machines;

/// <summary>
/// One process of the daemon. Whatever is to happen inside it goes through here: nothing happens once it is dead, and
/// what comes while it is paused happens when it goes on, in order.
/// </summary>
internal sealed class Daemon(Universe universe, string name) : IDispatcher
{
    private readonly Queue<Action> _whilePaused = new();
    private int _pauses;

    /// <summary>Machine and number of the start, such as <c>mainpc.3</c>.</summary>
    internal string Name => name;

    internal bool IsAlive { get; private set; } = true;

    internal TimeSpan StartedAt { get; } = universe.Clock.Now;

    /// <summary>Since when it has been running without a pause.</summary>
    internal TimeSpan AwakeSince { get; private set; } = universe.Clock.Now;

    internal bool IsPaused => _pauses > 0;

    /// <summary>Another daemon was started on the same data: what this one knows is dated, and it has to end.</summary>
    internal bool IsDeposed { get; private set; }

    /// <summary>It is stopping, because it was asked to or because its node can no longer do its work.</summary>
    internal bool IsLeaving { get; set; }

    /// <summary>It was told that the journal is another's: from then on it must not act.</summary>
    internal bool HasLostJournal { get; set; }

    /// <summary>One of its actors is out of use, because its stream is damaged.</summary>
    internal bool HasQuarantine { get; set; }

    internal JournalTraffic Traffic { get; } = new();

    internal Rarities Rarities => universe.Rarities;

    // One message a turn: every order of messages between actors can then be drawn.
    public int MessagesPerTurn => 1;

    public TaskCreationOptions Completion => TaskCreationOptions.None;

    public void Schedule(ITurn turn)
    {
        if (IsAlive)
        {
            universe.Scheduler.Add(new DaemonTurn(this, turn));
        }
    }

    internal Happening After(TimeSpan delay, Action action) => universe.Clock.After(delay, () => Deliver(action));

    /// <summary>Something reaches the process from outside: a timer, an answer of the disk, a datagram.</summary>
    internal void Deliver(Action action)
    {
        if (IsPaused)
        {
            _whilePaused.Enqueue(action);
        }
        else if (IsAlive)
        {
            action();
        }
    }

    internal void Run(ITurn turn) =>
        Deliver(() =>
        {
            universe.Trace.Add($"{name} {turn.Path}");
            turn.Execute();
        });

    internal void Pause() => _pauses++;

    /// <summary>Ends one pause; the process goes on when there is no other.</summary>
    internal void GoOn()
    {
        _pauses--;
        AwakeSince = universe.Clock.Now;
        while (!IsPaused && _whilePaused.TryDequeue(out var action))
        {
            Deliver(action);
        }
    }

    internal void Depose() => IsDeposed = true;

    internal void Kill()
    {
        IsAlive = false;
        _whilePaused.Clear();
    }
}
