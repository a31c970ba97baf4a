namespace Supervisor.Actors.Cells;

/// <summary>Who wants to know of an actor's end.</summary>
internal sealed class Watchers
{
    private const int FirstPruning = 16;

    private readonly List<IWatcher> _watchers = [];
    private int _pruneAt = FirstPruning;

    internal void Add(IWatcher watcher)
    {
        if (_watchers.Count >= _pruneAt)
        {
            // Asks that were answered late leave their promises behind.
            _watchers.RemoveAll(static done => done.IsDone);
            _pruneAt = Math.Max(FirstPruning, _watchers.Count * 2);
        }

        _watchers.Add(watcher);
    }

    internal void Remove(IWatcher watcher) => _watchers.Remove(watcher);

    internal void TellAll(ActorRef stopped)
    {
        foreach (var watcher in _watchers)
        {
            watcher.OnStopped(stopped);
        }

        _watchers.Clear();
    }
}
