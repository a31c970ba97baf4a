using Supervisor.Cluster.Coordination.Etcd.Calls;
using Supervisor.Cluster.Coordination.Etcd.Entries;
using Supervisor.Cluster.Coordination.Etcd.Health;
using Supervisor.Cluster.Coordination.Etcd.Ledger;
using Supervisor.Cluster.Coordination.Etcd.Watching;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Coordination.Leases;

namespace Supervisor.Cluster.Coordination.Etcd;

/// <summary>Coordination in etcd 3.4 and later, through the HTTP gateway that every member has.</summary>
public sealed class EtcdCoordination : ICoordination, IAsyncDisposable
{
    private readonly EtcdSettings _settings;
    private readonly TimeProvider _time;
    private readonly Func<int, byte[]> _chance;
    private readonly HttpClient _http;
    private readonly EtcdParts _parts;
    private readonly EtcdLedger _ledger;
    private readonly EtcdRevisions _revisions;
    private readonly EtcdNodeNames _names;
    private readonly EtcdFreeze _freeze;
    private readonly EtcdLeases _leases;

    /// <param name="chance">Gives so many random bytes; a new store's id is made of them.</param>
    public EtcdCoordination(EtcdSettings settings, TimeProvider time, Func<int, byte[]> chance)
        : this(settings, time, chance, EtcdTransport.Open(settings)) { }

    /// <param name="transport">How members are reached; disposed with this.</param>
    internal EtcdCoordination(
        EtcdSettings settings,
        TimeProvider time,
        Func<int, byte[]> chance,
        HttpMessageHandler transport
    )
    {
        (_settings, _time, _chance) = (settings, time, chance);
        _http = new HttpClient(transport) { Timeout = Timeout.InfiniteTimeSpan };
        var members = new EtcdMembers([
            .. settings.Endpoints.Select(endpoint => new EtcdMember(_http, endpoint, time)),
        ]);
        var tokens = new EtcdTokens(settings.Login, settings.MemberPatience);
        var calls = new EtcdCalls(settings, members, tokens, time);
        var keys = new EtcdKeys(settings.Prefix);
        _parts = new EtcdParts(members, tokens, calls, keys, new EtcdEntries(calls, keys));
        _ledger = new EtcdLedger(calls, keys, chance);
        _revisions = new EtcdRevisions(_ledger, keys);
        _names = new EtcdNodeNames(_ledger, keys);
        _freeze = new EtcdFreeze(_ledger, keys);
        _leases = new EtcdLeases(calls);
    }

    public async Task<ReadOutcome<StoreState>> LookAsync()
    {
        var head = await _ledger.ReadHeadAsync(_ledger.NewDeadline());
        return head.IsAnswered
            ? ReadOutcome<StoreState>.Of(head.Value.State)
            : EtcdOutcomes.Read<StoreState, Head>(head);
    }

    public Task<WriteOutcome<RevisionInfo>> PutRevisionAsync(RevisionPut put) => _revisions.PutRevisionAsync(put);

    public Task<ReadOutcome<Revision>> ReadLatestRevisionAsync() => _revisions.ReadLatestRevisionAsync();

    public Task<ReadOutcome<Revision>> ReadRevisionAsync(long number) => _revisions.ReadRevisionAsync(number);

    public Task<ReadOutcome<IReadOnlyList<RevisionInfo>>> ListRevisionsAsync(int atMost) =>
        _revisions.ListRevisionsAsync(atMost);

    public Task<WriteOutcome<NodeName>> RegisterNodeAsync(NodeName wanted) => _names.RegisterNodeAsync(wanted);

    public Task<ReadOutcome<NodeName>> ReadNodeAsync(string name) => _names.ReadNodeAsync(name);

    public Task<ReadOutcome<IReadOnlyList<NodeName>>> ListNodesAsync() => _names.ListNodesAsync();

    public Task<WriteOutcome<FreezeFlag>> SetFreezeAsync(FreezeChange change) => _freeze.SetFreezeAsync(change);

    public Task<ReadOutcome<FreezeFlag>> ReadFreezeAsync() => _freeze.ReadFreezeAsync();

    public Task<WriteOutcome<Lease>> GrantLeaseAsync(Lease wanted) => _leases.GrantAsync(wanted);

    public Task<WriteOutcome<Lease>> KeepLeaseAsync(LeaseId id) => _leases.KeepAsync(id);

    public Task<ReadOutcome<LeaseSight>> LookAtLeaseAsync(LeaseId id) => _leases.LookAsync(id);

    public Task<WriteOutcome<Lease>> RevokeLeaseAsync(LeaseId id) => _leases.RevokeAsync(id);

    public Task<WriteOutcome<EntriesSeen>> ChangeEntriesAsync(EntryChange change) => _parts.Entries.ChangeAsync(change);

    public Task<ReadOutcome<EntriesSeen>> ReadEntriesAsync(EntryKey folder) => _parts.Entries.ReadAsync(folder);

    public IAsyncDisposable WatchEntries(EntryKey folder, Action<EntriesView> listener) =>
        new EtcdWatch(_parts, folder, listener, new WatchClock(_settings, _time, _chance));

    /// <summary>How its members stand; for people.</summary>
    internal Task<EtcdCondition> ExamineAsync() => new EtcdHealth(_parts.Members, _parts.Calls).ExamineAsync();

    /// <summary>After all watches were disposed. What is under way is answered at once, as unknown.</summary>
    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }
}
