using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Cluster.Joining;
using Supervisor.Cluster.Joining.Asking;
using Supervisor.Cluster.Joining.Desk;
using Supervisor.Cluster.Joining.Exchange;
using Supervisor.Cluster.Joining.Tokens;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Cluster.Trust.Views;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.IntegrationTests.Journal;
using Supervisor.IntegrationTests.Readiness;
using Supervisor.Node.Audit;
using Supervisor.Node.Clusters.Trust;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.TestKit.Links;
using Supervisor.TestKit.Network;

namespace Supervisor.IntegrationTests.Joining;

/// <summary>A cluster over loopback: a store in memory, members, and machines that want to be members.</summary>
internal sealed class JoinWorld : IJoinGifts, IRunningGroups, ITrustObserver, ILinkDirectory, IAsyncDisposable
{
    public static readonly ClusterId Alone = ClusterId.FromEntropy([.. Enumerable.Repeat((byte)9, 16)]);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryDirectory _root = new();
    private readonly ConcurrentDictionary<byte, ReservedPort> _ports = new();
    private readonly List<TestMember> _members = [];
    private long _ticks;

    public ICoordination Store { get; set; } =
        new MemoryCoordination(new MemoryMedium(StoreId.FromEntropy(new byte[16])));

    /// <summary>Of all members, and of who joins unless he brings his own.</summary>
    public ShiftedClock Clock { get; } = new(TimeSpan.Zero);

    public Register Register => new(Store, Now);

    public ConcurrentQueue<TrustServed> Served { get; } = [];

    public ConcurrentQueue<TrustRefused> Refused { get; } = [];

    public ConcurrentQueue<Exception> Broken { get; } = [];

    /// <summary>What a daemon would have in its audit trail.</summary>
    public CapturedAudit Audit { get; } = new();

    /// <summary>What nodes were given when they joined.</summary>
    public ConcurrentQueue<byte[]> Kept { get; } = [];

    /// <summary>What becomes of a gift; as a rule it is given.</summary>
    public Func<Outcome<JoinGift>?> GiftFault { get; set; } = static () => null;

    public ImmutableDictionary<string, string> GroupsNow { get; set; } = ImmutableDictionary<string, string>.Empty;

    Task<Outcome<ImmutableDictionary<string, string>>> IRunningGroups.ElsewhereAsync(string node) =>
        Task.FromResult<Outcome<ImmutableDictionary<string, string>>>(GroupsNow);

    public static byte[] Chance(int bytes) => RandomNumberGenerator.GetBytes(bytes);

    public HybridTime Now() =>
        new(
            HybridTime.FromMilliseconds(Clock.GetUtcNow().ToUnixTimeMilliseconds()).Value
                + Interlocked.Increment(ref _ticks)
        );

    public ClusterFolder Folder(byte number) => new(ClusterPaths.In(_root.File($"node-{number}")));

    public DeskServices Services(Func<ClusterIdentity> identity, TrustWatch watch) =>
        new()
        {
            Entries = new CurrentStore(this),
            Identity = identity,
            Now = Now,
            Clock = Clock,
            Chance = Chance,
            WhyDenied = watch.WhyDenied,
            DialBack = new TcpDialBack(Clock),
            Gifts = this,
            Groups = this,
            Observer = this,
        };

    /// <summary>The first member, by the name of mainpc.</summary>
    public async Task<TestMember> FoundAsync()
    {
        var founded = await FoundAsync(LinkWorld.Cluster, "home");
        return Start(1, founded.Value ?? throw new InvalidOperationException($"{founded.Error}"));
    }

    public Task<Outcome<ClusterIdentity>> FoundAsync(ClusterId cluster, string name, byte number = 1) =>
        new ClusterFounding(Folder(number), Store).FoundAsync(
            new Founder(cluster, name, LinkWorld.Node(number), "mainpc", [AddressOf(number)], "the way"),
            Now()
        );

    public TestMember Start(byte number, ClusterIdentity identity)
    {
        var member = new TestMember(this, Folder(number), identity, new IPEndPoint(IPAddress.Loopback, PortOf(number)));
        _members.Add(member);
        return member;
    }

    public async Task StopAsync(byte number)
    {
        var member = _members.Single(member => member.Identity.Node == LinkWorld.Node(number));
        _members.Remove(member);
        await member.DisposeAsync();
    }

    public LinkAddress AddressOf(byte number) => new("127.0.0.1", PortOf(number));

    public JoinerSelf Self(byte number, string name) =>
        new(
            LinkWorld.Node(number),
            name,
            Alone,
            [AddressOf(number)],
            new IPEndPoint(IPAddress.Loopback, PortOf(number))
        )
        {
            Program = "0.1.0",
        };

    public Task<Outcome<Joined>> JoinAsync(JoinToken token, JoinerSelf self, byte number, TimeProvider? clock = null) =>
        new ClusterJoiner(Folder(number), clock ?? Clock, Chance, Keep).JoinAsync(token, self, Bound().Token);

    private string Keep(string coordination, byte[] gift)
    {
        Kept.Enqueue(gift);
        return coordination;
    }

    public Task<Outcome<Joined>> JoinAsync(JoinToken token, byte number) =>
        JoinAsync(token, Self(number, $"pc{number}"), number);

    /// <summary>It lives, as its membership says.</summary>
    public Task LiveAsync(byte number) => PutAsync(EntryWrite.Put(MemberKeys.Of(LinkWorld.Node(number)), "here"));

    public Task DieAsync(byte number) => PutAsync(EntryWrite.Delete(MemberKeys.Of(LinkWorld.Node(number))));

    public async Task<NodeRecord?> RecordAsync(byte number) =>
        (await Register.NodesAsync()).Value!.SingleOrDefault(node => node.Node == LinkWorld.Node(number).Value);

    /// <summary>All that coordination has, to see that nothing was changed.</summary>
    public async Task<string> ContentAsync() =>
        string.Join('\n', (await Store.ReadEntriesAsync(EntryKey.Root)).Value!.Entries);

    public async Task UntilAsync(Func<bool> holds, string what)
    {
        using var patience = Bound();
        while (!holds())
        {
            if (patience.IsCancellationRequested)
            {
                throw new TimeoutException(
                    $"It was waited for {what}. Served: {string.Join("; ", Served)}. Refused: {string.Join("; ", Refused)}."
                );
            }

            await Task.Yield();
        }
    }

    public static CancellationTokenSource Bound() => new(Patience);

    IReadOnlyList<LinkAddress> ILinkDirectory.Find(NodeId node) =>
        [.. _members.Where(member => member.Identity.Node == node).Select(member => member.Address)];

    public Task<Outcome<JoinGift>> GiveAsync(NodeRecord node, CancellationToken cancellation) =>
        Task.FromResult(GiftFault() ?? new JoinGift($"the way for {node.Name}", [1, 2, 3]));

    /// <summary>The one who was refused last stands in the trail: with what he wanted, whence, and why not.</summary>
    public void LastRefusalIsInTheTrail(string code)
    {
        var last = Audit.Entries.Last(entry => entry.Event == AuditEvents.Refused).Record;
        (last.What, last.Code).ShouldBe((TrustRequest.ToJoin, code));
        last.From.ShouldStartWith("127.0.0.1:");
        last.Reason.ShouldNotBeNullOrEmpty();
    }

    void ITrustObserver.Served(TrustServed served)
    {
        Served.Enqueue(served);
        Log.Served(served);
    }

    void ITrustObserver.Refused(TrustRefused refused)
    {
        Refused.Enqueue(refused);
        Log.Refused(refused);
    }

    void ITrustObserver.Broke(string remote, Exception failure) => Broken.Enqueue(failure);

    public async ValueTask DisposeAsync()
    {
        foreach (var member in _members)
        {
            await member.DisposeAsync();
        }

        foreach (var port in _ports.Values)
        {
            port.Dispose();
        }

        _root.Dispose();
    }

    /// <summary>The store may be replaced while members run.</summary>
    private sealed class CurrentStore(JoinWorld world) : IEntries
    {
        public Task<WriteOutcome<EntriesSeen>> ChangeEntriesAsync(EntryChange change) =>
            world.Store.ChangeEntriesAsync(change);

        public Task<ReadOutcome<EntriesSeen>> ReadEntriesAsync(EntryKey folder) => world.Store.ReadEntriesAsync(folder);

        public IAsyncDisposable WatchEntries(EntryKey folder, Action<EntriesView> listener) =>
            world.Store.WatchEntries(folder, listener);
    }

    private TrustLog Log => new(NullLogger.Instance, Audit);

    private int PortOf(byte number) => _ports.GetOrAdd(number, static _ => new ReservedPort()).Number;

    private async Task PutAsync(EntryWrite write) => await Store.ChangeEntriesAsync(new EntryChange([], [write]));
}
