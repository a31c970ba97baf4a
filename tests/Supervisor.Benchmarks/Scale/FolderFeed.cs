using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Benchmarks.Scale;

/// <summary>All watches of one folder: the store's own is one, and what it tells is told to each of them and counted.</summary>
/// <param name="onTold">So many changes, of so many bytes, to one watch.</param>
internal sealed class FolderFeed(Action<long, long> onTold)
{
    private readonly List<Action<EntriesView>> _listeners = [];
    private EntriesView _latest = EntriesView.Nothing;
    private EntriesView _told = EntriesView.Nothing;

    /// <summary>What changes meanwhile is told in one, as by a store that many wait for.</summary>
    internal bool IsHeld { get; set; }

    internal void Take(EntriesView view)
    {
        _latest = view;
        if (!IsHeld)
        {
            TellAll();
        }
    }

    internal void Release()
    {
        IsHeld = false;
        TellAll();
    }

    internal IAsyncDisposable Add(Action<EntriesView> listener)
    {
        _listeners.Add(listener);
        if (_told.IsCurrent)
        {
            listener(_told);
        }

        return new Subscription(this, listener);
    }

    private void TellAll()
    {
        var changed = _latest.Entries.Values.Where(entry => entry.Version > _told.Version).ToList();
        var bytes = changed.Sum(ScaleStore.BytesOf);
        _told = _latest;
        foreach (var listener in _listeners.ToList())
        {
            onTold(changed.Count, bytes);
            listener(_told);
        }
    }

    private sealed class Subscription(FolderFeed feed, Action<EntriesView> listener) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            feed._listeners.Remove(listener);
            return ValueTask.CompletedTask;
        }
    }
}
