using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Tests.Cluster.Trust.Views;

/// <summary>A store that nobody has reached, until somebody does: then it is empty.</summary>
internal sealed class UnreachedEntries : IEntries
{
    private readonly List<Action<EntriesView>> _listeners = [];

    public void Reach() =>
        _listeners.ForEach(listener => listener(EntriesView.Nothing.Connected() with { Version = 1 }));

    public IAsyncDisposable WatchEntries(EntryKey folder, Action<EntriesView> listener)
    {
        _listeners.Add(listener);
        listener(EntriesView.Nothing);
        return new Nobody();
    }

    public Task<WriteOutcome<EntriesSeen>> ChangeEntriesAsync(EntryChange change) =>
        Task.FromResult(WriteOutcome<EntriesSeen>.Unavailable("unreached"));

    public Task<ReadOutcome<EntriesSeen>> ReadEntriesAsync(EntryKey folder) =>
        Task.FromResult(ReadOutcome<EntriesSeen>.Unavailable("unreached"));

    private sealed class Nobody : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
