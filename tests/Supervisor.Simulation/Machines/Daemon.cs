using Supervisor.Actors.Dispatching;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Machines;

/// <summary>
/// One process of the daemon. Whatever is to happen inside it goes through here: nothing happens once it is dead, and
/// what comes while it is paused happens when it goes on, in order.
/// </summary>
internal sealed class Daemon(Universe universe, string name) : IDispatcher
{
    private readonly Queue<Action> _whilePaused = new();
    private bool _isPaused;

    /// <summary>Machine and number of the start, such as <c>mainpc.3</c>.</summary>
    internal string Name => name;

    internal bool IsAlive { get; private set; } = true;

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
        if (_isPaused)
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

    internal void Pause() => _isPaused = true;

    internal void GoOn()
    {
        _isPaused = false;
        while (_whilePaused.TryDequeue(out var action))
        {
            Deliver(action);
        }
    }

    internal void Kill()
    {
        IsAlive = false;
        _whilePaused.Clear();
    }
}
