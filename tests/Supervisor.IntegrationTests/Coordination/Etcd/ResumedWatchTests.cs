using System.Security.Cryptography;
using Shouldly;
using Supervisor.Cluster.Coordination.Etcd;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Etcd;
using Xunit;

namespace Supervisor.IntegrationTests.Coordination.Etcd;

/// <summary>A watch that was away knows afterwards what is there, whatever the store remembers of the time between.</summary>
public sealed class ResumedWatchTests : IAsyncLifetime
{
    private readonly EtcdProcess _member = new("alone");
    private readonly string _prefix = EtcdFixture.NewPrefix();

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(EtcdProgram.Path is null, EtcdProgram.IsMissing);
        await _member.StartAloneAsync();
    }

    public ValueTask DisposeAsync()
    {
        _member.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Watch_ChangesWhileItWasAway_AreToldAfterwards(bool isCompacted)
    {
        await using var store = ClusterFixture.Open(_prefix, _member);
        using var way = new CutTransport();
        await using var away = OpenVia(way);
        await PutAsync(store, "a/gone", "a/changed");
        await using var watch = WatchLog.Of(away, "a");
        await watch.UntilAsync(static view => view is { IsCurrent: true, Entries.Count: 2 }, "it is current");

        way.Cut();
        await watch.UntilAsync(static view => view is { IsCurrent: false, Version: > 0 }, "it is cut off");
        await store.ChangeEntriesAsync(Changes.Entries(EntryWrite.Delete(Changes.Key("a/gone"))));
        await PutAsync(store, "a/changed", "a/new");
        if (isCompacted)
        {
            using var admin = new EtcdAdmin(_member.Endpoint);
            await admin.CompactAsync();
        }

        way.Mend();
        var there = (await store.ReadEntriesAsync(Changes.Key("a"))).Value.ShouldNotBeNull();
        await watch.UntilAsync(
            view => view.IsCurrent && view.Entries.Values.SequenceEqual(there.Entries),
            "all that changed is told"
        );
    }

    [Fact]
    public async Task Watch_OlderStateWasRestored_TellsThatAsItIs()
    {
        await using var store = ClusterFixture.Open(_prefix, _member);
        await PutAsync(store, "a/old");
        _member.Kill();
        _member.SaveData();
        await _member.StartAloneAsync();
        await PutAsync(store, "a/new");
        await using var watch = WatchLog.Of(store, "a");
        var before = await watch.UntilAsync(static view => view.Entries.Count == 2, "both are told");

        _member.Kill();
        _member.RestoreData();
        await _member.StartAloneAsync();

        var after = await watch.UntilAsync(
            view => view.IsCurrent && view.Version < before.Version && view.Entries.Count == 1,
            "the older state is told"
        );
        after.Find(Changes.Key("a/old")).ShouldNotBeNull();
    }

    private EtcdCoordination OpenVia(HttpMessageHandler transport) =>
        new(
            ClusterFixture.Settings(_prefix, [_member]),
            TimeProvider.System,
            RandomNumberGenerator.GetBytes,
            transport
        );

    private static async Task PutAsync(EtcdCoordination store, params string[] paths)
    {
        var change = Changes.Entries([.. paths.Select(static path => Changes.PutEntry(path, "1"))]);
        WriteOutcome<EntriesSeen> outcome;
        do
        {
            outcome = await store.ChangeEntriesAsync(change);
        } while (outcome.Status is WriteStatus.Unknown or WriteStatus.Unavailable);

        outcome.Status.ShouldBe(WriteStatus.Done, outcome.Reason);
    }
}
