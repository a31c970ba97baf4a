using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Coordination.Memory;

internal sealed class MemoryWatch(EntryKey folder, Action<EntriesView> listener, Action<MemoryWatch> end)
    : IAsyncDisposable
{
    private EntriesView? _told;

    public bool Covers(EntryKey key) => key.IsIn(folder);

    /// <summary>Nothing that is known already is told again.</summary>
    public void Tell(EntriesSeen all)
    {
        var view = EntriesView.Of(all with { Entries = [.. all.Entries.Where(entry => entry.Key.IsIn(folder))] });
        if (_told is { } told && told.Entries.Values.SequenceEqual(view.Entries.Values))
        {
            return;
        }

        _told = view;
        listener(view);
    }

    public ValueTask DisposeAsync()
    {
        end(this);
        return ValueTask.CompletedTask;
    }
}
