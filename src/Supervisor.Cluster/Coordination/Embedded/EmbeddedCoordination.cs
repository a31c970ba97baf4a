using Supervisor.Cluster.Coordination.Embedded.Entries;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Coordination.Leases;
using Supervisor.Supervision.Time;

namespace Supervisor.Cluster.Coordination.Embedded;

/// <summary>
/// Coordination in a SQLite file: for a machine that is alone, and for several daemons on one machine that share the file.
/// </summary>
/// <param name="boot">By which leases end: all who share the file read the same clock, and nobody can step it.</param>
/// <param name="chance">Gives so many random bytes; a new store's id is made of them.</param>
public sealed class EmbeddedCoordination(
    EmbeddedSettings settings,
    TimeProvider time,
    IBootClock boot,
    Func<int, byte[]> chance
) : ICoordination, IAsyncDisposable
{
    private readonly FileCalls _calls = new(settings, time, new CoordinationFile(settings, boot, chance));

    public Task<ReadOutcome<StoreState>> LookAsync() => _calls.ReadAsync(static file => file.Look());

    public Task<WriteOutcome<RevisionInfo>> PutRevisionAsync(RevisionPut put) =>
        _calls.WriteAsync(file => file.Revisions.Put(put));

    public Task<ReadOutcome<Revision>> ReadLatestRevisionAsync() =>
        _calls.ReadAsync(static file => file.Revisions.ReadLatest());

    public Task<ReadOutcome<Revision>> ReadRevisionAsync(long number) =>
        _calls.ReadAsync(file => file.Revisions.Read(number));

    public Task<ReadOutcome<IReadOnlyList<RevisionInfo>>> ListRevisionsAsync(int atMost) =>
        _calls.ReadAsync(file => file.Revisions.List(atMost));

    public Task<WriteOutcome<NodeName>> RegisterNodeAsync(NodeName wanted) =>
        _calls.WriteAsync(file => file.Nodes.Register(wanted));

    public Task<ReadOutcome<NodeName>> ReadNodeAsync(string name) => _calls.ReadAsync(file => file.Nodes.Read(name));

    public Task<ReadOutcome<IReadOnlyList<NodeName>>> ListNodesAsync() =>
        _calls.ReadAsync(static file => file.Nodes.List());

    public Task<WriteOutcome<FreezeFlag>> SetFreezeAsync(FreezeChange change) =>
        _calls.WriteAsync(file => file.Freezes.Set(change));

    public Task<ReadOutcome<FreezeFlag>> ReadFreezeAsync() => _calls.ReadAsync(static file => file.Freezes.Read());

    public Task<WriteOutcome<Lease>> GrantLeaseAsync(Lease wanted) =>
        _calls.WriteEntriesAsync((file, gate) => file.Grant(wanted, gate));

    public Task<WriteOutcome<Lease>> KeepLeaseAsync(LeaseId id) =>
        _calls.WriteEntriesAsync((file, gate) => file.Keep(id, gate));

    public Task<ReadOutcome<LeaseSight>> LookAtLeaseAsync(LeaseId id) =>
        _calls.ReadAsync(file => file.Entries.LookAt(id));

    public Task<WriteOutcome<Lease>> RevokeLeaseAsync(LeaseId id) =>
        _calls.WriteEntriesAsync((file, gate) => file.End(id, gate));

    public Task<WriteOutcome<EntriesSeen>> ChangeEntriesAsync(EntryChange change) =>
        _calls.WriteEntriesAsync((file, gate) => file.Change(change, gate));

    public Task<ReadOutcome<EntriesSeen>> ReadEntriesAsync(EntryKey folder) => _calls.ReadEntriesAsync(folder);

    public IAsyncDisposable WatchEntries(EntryKey folder, Action<EntriesView> listener) =>
        new EmbeddedWatch(() => _calls.ReadEntriesAsync(folder), listener, settings.WatchInterval, time);

    /// <summary>Ends what was called before and gives up the file. Later calls are answered "unavailable".</summary>
    public ValueTask DisposeAsync() => _calls.DisposeAsync();
}
