using Shouldly;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Coordination.Leases;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Etcd;
using Xunit;

namespace Supervisor.IntegrationTests.Coordination.Etcd;

/// <summary>Members of a real etcd die and hang, and what can be known is known, and what cannot is said.</summary>
public sealed class FailOverTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>, IAsyncLifetime
{
    private const int MostAttempts = 30;

    private readonly string _prefix = EtcdFixture.NewPrefix();

    private EtcdCluster Cluster => fixture.Cluster;

    public ValueTask InitializeAsync()
    {
        Assert.SkipWhen(EtcdProgram.Path is null, EtcdProgram.IsMissing);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task LeaderIsKilled_WritesLeasesAndWatches_GoOn()
    {
        var leader = await Cluster.LeaderAsync();
        await using var store = ClusterFixture.Open(_prefix, LastOf(leader));
        await using var sure = ClusterFixture.Open(_prefix, FirstOf(leader));
        await using var watch = WatchLog.Of(sure, "a");
        var lease = new Lease(LeaseId.FromEntropy(Changes.Entropy(1)), TimeSpan.FromSeconds(5));
        await DoneAsync(() => store.GrantLeaseAsync(lease));
        await DoneAsync(() => store.ChangeEntriesAsync(Changes.Entries(Changes.PutEntry("a/leased", "", lease.Id))));
        await watch.UntilAsync(static view => view is { IsCurrent: true, Entries.Count: 1 }, "the watch is current");

        leader.Kill();
        try
        {
            var put = await DoneAsync(() => store.PutRevisionAsync(Changes.Put(0, "r1")));
            await DoneAsync(() => store.KeepLeaseAsync(lease.Id));
            await DoneAsync(() => store.ChangeEntriesAsync(Changes.Entries(Changes.PutEntry("a/later", "1"))));

            put.Number.ShouldBe(1);
            var view = await watch.UntilAsync(
                static view => view.IsCurrent && view.Find(Changes.Key("a/later")) is not null,
                "what came after the leader's death is told"
            );
            view.Find(Changes.Key("a/leased")).ShouldNotBeNull();
        }
        finally
        {
            await Cluster.StartAsync(leader);
        }
    }

    [Fact]
    public async Task MemberHangs_WhoWatchesIt_IsToldAndFollowsAnother()
    {
        var leader = await Cluster.LeaderAsync();
        var victim = Cluster.Members.First(member => member != leader);
        await using var store = ClusterFixture.Open(_prefix, LastOf(victim));
        await using var follower = ClusterFixture.Open(_prefix, FirstOf(victim));
        await using var watch = WatchLog.Of(follower, "a");
        await watch.UntilAsync(static view => view.IsCurrent, "the watch is current");

        victim.Freeze();
        try
        {
            await watch.UntilAsync(static view => view is { IsCurrent: false, Version: > 0 }, "it is cut off");
            await DoneAsync(() => store.ChangeEntriesAsync(Changes.Entries(Changes.PutEntry("a/b", "1"))));
            await watch.UntilAsync(static view => view is { IsCurrent: true, Entries.Count: 1 }, "another tells it");
            (await follower.ReadEntriesAsync(EntryKey.Root)).Status.ShouldBe(ReadStatus.Found);
        }
        finally
        {
            victim.Thaw();
        }
    }

    [Fact]
    public async Task MostMembersHang_WhoAsksTheThird_IsToldThatNobodyKnows()
    {
        var third = Cluster.Members[0];
        await using var store = ClusterFixture.Open(_prefix, [third]);
        await using var watch = WatchLog.Of(store, "a");
        var change = Changes.EntriesIf(EntryCondition.Absent(Changes.Key("a/b")), Changes.PutEntry("a/b", "1"));
        await watch.UntilAsync(static view => view.IsCurrent, "the watch is current");
        var others = Cluster.Members.Skip(1).ToList();

        others.ForEach(static member => member.Freeze());
        try
        {
            await watch.UntilAsync(static view => view is { IsCurrent: false, Version: > 0 }, "it is cut off");
            (await store.ReadEntriesAsync(EntryKey.Root)).Status.ShouldBe(ReadStatus.Unavailable);
            (await store.LookAsync()).Reason.ShouldContain("etcd gives no answer");
            (await store.ChangeEntriesAsync(change)).Status.ShouldBe(WriteStatus.Unknown);
        }
        finally
        {
            others.ForEach(static member => member.Thaw());
        }

        await DoneAsync(() => store.ChangeEntriesAsync(change));
        await watch.UntilAsync(static view => view is { IsCurrent: true, Entries.Count: 1 }, "it is current again");
    }

    [Fact]
    public async Task NoMemberListens_Write_IsUnavailableAndNotInDoubt()
    {
        var settings = ClusterFixture.Settings(_prefix, []) with
        {
            Endpoints = [new Uri("http://127.0.0.1:1"), new Uri("http://127.0.0.1:2")],
            AnswerDeadline = TimeSpan.FromMilliseconds(200),
        };
        await using var store = EtcdFixture.Open(settings);

        var write = await store.ChangeEntriesAsync(Changes.Entries(Changes.PutEntry("a/b", "1")));

        write.Status.ShouldBe(WriteStatus.Unavailable);
        write.Reason.ShouldContain("cannot be reached");
    }

    private IEnumerable<EtcdProcess> FirstOf(EtcdProcess first) =>
        [first, .. Cluster.Members.Where(member => member != first)];

    private IEnumerable<EtcdProcess> LastOf(EtcdProcess last) =>
        [.. Cluster.Members.Where(member => member != last), last];

    /// <summary>Asks again as long as nobody can say, as every caller does.</summary>
    private static async Task<T> DoneAsync<T>(Func<Task<WriteOutcome<T>>> write)
        where T : class
    {
        var outcome = await write();
        for (var i = 1; i < MostAttempts && outcome.Status is WriteStatus.Unknown or WriteStatus.Unavailable; i++)
        {
            outcome = await write();
        }

        outcome.Status.ShouldBe(WriteStatus.Done, outcome.Reason);
        return outcome.Value.ShouldNotBeNull();
    }
}
