using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.TestKit.Ownership;

/// <summary>The entries as one node reaches them: what is told comes late, and not at all while it is cut off.</summary>
internal sealed class NodeEntries(ICoordination store, TimeProvider clock, Func<TimeSpan> delay) : IEntries
{
    private readonly List<NodeWatch> _watches = [];

    internal bool IsCut { get; private set; }

    public Task<WriteOutcome<EntriesSeen>> ChangeEntriesAsync(EntryChange change) => store.ChangeEntriesAsync(change);

    public Task<ReadOutcome<EntriesSeen>> ReadEntriesAsync(EntryKey folder) => store.ReadEntriesAsync(folder);

    public IAsyncDisposable WatchEntries(EntryKey folder, Action<EntriesView> listener)
    {
        var watch = new NodeWatch(listener, () => IsCut, clock, delay);
        _watches.Add(watch);
        watch.Source = store.WatchEntries(folder, watch.Tell);
        return watch;
    }

    internal void Cut(bool isCut)
    {
        IsCut = isCut;
        foreach (var watch in _watches)
        {
            watch.OnCut();
        }
    }
}
