using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Coordination.Etcd.Watching;

/// <summary>What the watch knows and has told. Any thread may ask and tell.</summary>
internal sealed class WatchState(Action<EntriesView> listener)
{
    private readonly Lock _lock = new();
    private EntriesView _view = EntriesView.Nothing;

    public EntriesView View
    {
        get
        {
            lock (_lock)
            {
                return _view;
            }
        }
    }

    public void List(EntriesSeen seen) => Tell(_ => EntriesView.Of(seen));

    public void Apply(long version, IEnumerable<Entry> written, IEnumerable<EntryKey> deleted) =>
        Tell(view => view.With(version, written, deleted));

    public void CutOff(string reason) =>
        Tell(view => view.IsCurrent || view.Version == 0 ? view.Without(reason) : view);

    public void Connect() => Tell(static view => view.Connected());

    // Within the lock, so that what is told is in its order.
    private void Tell(Func<EntriesView, EntriesView> change)
    {
        lock (_lock)
        {
            var next = change(_view);
            if (next != _view)
            {
                _view = next;
                listener(next);
            }
        }
    }
}
