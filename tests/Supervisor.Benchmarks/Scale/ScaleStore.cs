using System.Text;
using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Coordination.Leases;

namespace Supervisor.Benchmarks.Scale;

/// <summary>The store of many nodes, which counts what they ask of it and what they are told.</summary>
internal sealed class ScaleStore(TimeProvider time) : ICoordination
{
    private const int BytesOfLease = 16;

    private readonly MemoryCoordination _store = new(new MemoryMedium(StoreId.FromEntropy(new byte[16]), time));

    private readonly Dictionary<EntryKey, FolderFeed> _feeds = [];
    private bool _isHeld;

    internal long Calls { get; private set; }

    internal long CallBytes { get; private set; }

    internal long Told { get; private set; }

    internal long ToldBytes { get; private set; }

    internal static long BytesOf(Entry entry) =>
        Encoding.UTF8.GetByteCount(entry.Key.Value) + Encoding.UTF8.GetByteCount(entry.Value);

    /// <summary>While all come up at once, watches hear of it in one.</summary>
    internal void HoldNews() => _isHeld = true;

    internal void TellNews()
    {
        _isHeld = false;
        foreach (var feed in _feeds.Values.ToList())
        {
            feed.Release();
        }
    }

    public Task<ReadOutcome<StoreState>> LookAsync() => Counted(BytesOfLease, _store.LookAsync());

    public Task<WriteOutcome<RevisionInfo>> PutRevisionAsync(RevisionPut put) =>
        Counted(put.Content.Length, _store.PutRevisionAsync(put));

    public Task<ReadOutcome<Revision>> ReadLatestRevisionAsync() =>
        Counted(ScaleFleet.Content.Length, _store.ReadLatestRevisionAsync());

    public Task<ReadOutcome<Revision>> ReadRevisionAsync(long number) =>
        Counted(ScaleFleet.Content.Length, _store.ReadRevisionAsync(number));

    public Task<ReadOutcome<IReadOnlyList<RevisionInfo>>> ListRevisionsAsync(int atMost) =>
        Counted(0, _store.ListRevisionsAsync(atMost));

    public Task<WriteOutcome<NodeName>> RegisterNodeAsync(NodeName wanted) =>
        Counted(0, _store.RegisterNodeAsync(wanted));

    public Task<ReadOutcome<NodeName>> ReadNodeAsync(string name) => Counted(0, _store.ReadNodeAsync(name));

    public Task<ReadOutcome<IReadOnlyList<NodeName>>> ListNodesAsync() => Counted(0, _store.ListNodesAsync());

    public Task<WriteOutcome<FreezeFlag>> SetFreezeAsync(FreezeChange change) =>
        Counted(0, _store.SetFreezeAsync(change));

    public Task<ReadOutcome<FreezeFlag>> ReadFreezeAsync() => Counted(BytesOfLease, _store.ReadFreezeAsync());

    public Task<WriteOutcome<Lease>> GrantLeaseAsync(Lease wanted) =>
        Counted(BytesOfLease, _store.GrantLeaseAsync(wanted));

    public Task<WriteOutcome<Lease>> KeepLeaseAsync(LeaseId id) => Counted(BytesOfLease, _store.KeepLeaseAsync(id));

    public Task<ReadOutcome<LeaseSight>> LookAtLeaseAsync(LeaseId id) =>
        Counted(BytesOfLease, _store.LookAtLeaseAsync(id));

    public Task<WriteOutcome<Lease>> RevokeLeaseAsync(LeaseId id) => Counted(BytesOfLease, _store.RevokeLeaseAsync(id));

    public Task<WriteOutcome<EntriesSeen>> ChangeEntriesAsync(EntryChange change) =>
        Counted(change.Keys.Sum(static key => key.Value.Length) + BytesOf(change), _store.ChangeEntriesAsync(change));

    public async Task<ReadOutcome<EntriesSeen>> ReadEntriesAsync(EntryKey folder)
    {
        var read = await _store.ReadEntriesAsync(folder);
        Count(folder.Value.Length + (read.Value?.Entries.Sum(BytesOf) ?? 0));
        return read;
    }

    public IAsyncDisposable WatchEntries(EntryKey folder, Action<EntriesView> listener)
    {
        if (!_feeds.TryGetValue(folder, out var feed))
        {
            feed = new FolderFeed(OnTold) { IsHeld = _isHeld };
            _feeds.Add(folder, feed);
            _store.WatchEntries(folder, feed.Take);
        }

        return feed.Add(listener);
    }

    private static long BytesOf(EntryChange change) => change.Writes.Sum(static write => write.Value?.Length ?? 0);

    private void OnTold(long changes, long bytes)
    {
        Told += changes;
        ToldBytes += bytes;
    }

    private Task<T> Counted<T>(long bytes, Task<T> call)
    {
        Count(bytes);
        return call;
    }

    private void Count(long bytes)
    {
        Calls++;
        CallBytes += bytes;
    }
}
