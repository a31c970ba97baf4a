using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Ownership;

/// <summary>One watch of the store, and who is told of what it tells: one call at a time, so that nobody hears of the older one last.</summary>
internal sealed class ClaimsWatch : IAsyncDisposable
{
    private readonly Lock _gate;
    private readonly List<Action<ClaimsView>> _listeners = [];
    private readonly ClaimBook _book = new();
    private readonly IAsyncDisposable _watch;
    private ClaimsView? _view;

    /// <param name="gate">Of whoever has it: a listener may end its own watch while it is told, and two gates would then be shut in both orders.</param>
    public ClaimsWatch(IEntries entries, Lock gate)
    {
        _gate = gate;
        _watch = entries.WatchEntries(ClaimKeys.Folder, Tell);
    }

    public void Add(Action<ClaimsView> listener)
    {
        lock (_gate)
        {
            _listeners.Add(listener);
            if (_view is { } view)
            {
                listener(view);
            }
        }
    }

    /// <returns>Whether anybody is left.</returns>
    public bool Remove(Action<ClaimsView> listener)
    {
        lock (_gate)
        {
            _listeners.Remove(listener);
            return _listeners.Count > 0;
        }
    }

    public ValueTask DisposeAsync() => _watch.DisposeAsync();

    private void Tell(EntriesView entries)
    {
        lock (_gate)
        {
            _view = _book.Read(entries);
            foreach (var listener in _listeners.ToArray())
            {
                // Another may have ended it just now.
                if (_listeners.Contains(listener))
                {
                    listener(_view);
                }
            }
        }
    }
}
