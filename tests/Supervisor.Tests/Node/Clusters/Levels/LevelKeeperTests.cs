using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Cluster.Levels;
using Supervisor.Cluster.Recovery;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Time;
using Supervisor.Node.Clusters.Levels;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Links;
using Xunit;

namespace Supervisor.Tests.Node.Clusters.Levels;

/// <summary>A cluster of two nodes at level 1, of which each may speak more.</summary>
public sealed class LevelKeeperTests
{
    private static readonly LevelSpan First = new(1, 1);
    private static readonly LevelSpan Second = new(1, 2);

    private readonly MemoryCoordination _store = new(new MemoryMedium(Changes.Store(1)));
    private readonly Dictionary<byte, int> _speaks = [];
    private EntryCondition? _own;

    public LevelKeeperTests()
    {
        Put(
            TrustText.Put(
                TrustKeys.Cluster,
                new ClusterRecord(1, "id", "home", "authority", 1, 10),
                TrustJson.Default.ClusterRecord
            )
        );
        _own = EntryCondition.StillThere(Put(EntryWrite.Put(MemberKeys.Of(LinkWorld.Node(1)), "here")));
    }

    [Fact]
    public async Task Level_IsRaisedByOne_OnceAllSpeakTheNext_AndTheOtherFollows()
    {
        var (one, two) = (Keeper(1, Second), Keeper(2, Second));
        _speaks[1] = 2;
        _speaks[2] = 1;
        await LooksAsync(one, two);
        LevelText.Of(one.Standing).ShouldBe("The cluster is at level 1; level 2 waits for pc2 (speaks 1).");

        _speaks[2] = 2;
        await LooksAsync(two);
        (await RecordAsync()).Level.ShouldBe(1);
        await LooksAsync(one, two);

        (await RecordAsync()).Level.ShouldBe(2);
        LevelText.Of(two.Standing).ShouldBe("The cluster is at level 2.");
        one.Standing!.Level.ShouldBe(2);
    }

    [Fact]
    public async Task Level_IsNotRaised_WhileOneThatBelongsIsAway_OrNobodySeesTheOneWhoRaisesIt()
    {
        var one = Keeper(1, Second);
        _speaks[1] = 2;
        await LooksAsync(one);
        (await RecordAsync()).Level.ShouldBe(1);

        _speaks[2] = 2;
        (await LookAsync(one, View() with { CutOff = "The store is away." })).ShouldBeNull();
        (await RecordAsync()).Level.ShouldBe(1);
        _own = null;
        await LooksAsync(one);

        (await RecordAsync()).Level.ShouldBe(1);
    }

    [Fact]
    public async Task Level_IsNotRaised_ByANodeWhoseMembershipWasLostMeanwhile()
    {
        var one = Keeper(1, Second);
        (_speaks[1], _speaks[2]) = (2, 2);
        Put(EntryWrite.Delete(MemberKeys.Of(LinkWorld.Node(1))));

        await LooksAsync(one);

        (await RecordAsync()).Level.ShouldBe(1);
        one.Standing!.Level.ShouldBe(1);
    }

    [Fact]
    public async Task Node_ThatDoesNotSpeakTheLevel_FollowsNoMore_AndSaysWhatToStart()
    {
        var (one, two) = (Keeper(1, Second), Keeper(2, First));
        (_speaks[1], _speaks[2]) = (2, 2);
        await LooksAsync(one);

        // Another program was started there in between.
        _speaks[2] = 1;
        var problem = (await LookAsync(two, View())).ShouldNotBeNull();

        problem.Message.ShouldBe(
            "The cluster 'home' is at level 2, which this version of the daemon does not speak yet."
        );
        problem.Why.ShouldBe("It speaks level 1 alone.");
        (await LookAsync(one, View())).ShouldBeNull();
        (await RecordAsync()).Level.ShouldBe(2);
    }

    [Fact]
    public async Task RaisedLevel_IsTold_FromTheOlderCopyOfAStoreThatWasRestored()
    {
        var before = await SeeAsync();
        (_speaks[1], _speaks[2]) = (2, 2);
        await LooksAsync(Keeper(1, Second));

        var memory = MemoryRules.Remember(null, await SeeAsync());

        MemoryRules.Judge(memory, before).ShouldBe(StoreVerdict.Behind);
        MemoryLevels.ProblemOf(memory, First)!.Code.ShouldContain("cluster-level");
        MemoryLevels.ProblemOf(memory, Second).ShouldBeNull();
        MemoryLevels.ProblemOf(null, First).ShouldBeNull();
    }

    private LevelKeeper Keeper(byte number, LevelSpan own) =>
        new(
            new LevelBook(_store, static () => HybridTime.FromMilliseconds(1_767_225_600_000)),
            own,
            LinkWorld.Node(number),
            NullLogger.Instance
        );

    private async Task LooksAsync(params LevelKeeper[] keepers)
    {
        foreach (var keeper in keepers)
        {
            (await LookAsync(keeper, View())).ShouldBeNull();
        }
    }

    private Task<OperatorError?> LookAsync(LevelKeeper keeper, MembersView view) =>
        keeper.LookAsync(
            [
                .. new byte[] { 2, 1 }.Select(static number => new NodeRecord(
                    1,
                    LinkWorld.Node(number).Value,
                    $"pc{number}",
                    "key",
                    number
                )),
            ],
            view,
            _own
        );

    private MembersView View() =>
        new(
            1,
            _speaks.ToImmutableDictionary(
                static node => LinkWorld.Node(node.Key),
                static node => new Member(LinkWorld.Node(node.Key), $"pc{node.Key}", "run", "1.0", HybridTime.Zero)
                {
                    Level = node.Value,
                }
            ),
            [],
            CutOff: ""
        );

    private async Task<ClusterRecord> RecordAsync() =>
        (await new LevelBook(_store, static () => HybridTime.Zero).ReadAsync())!.Value!;

    private async Task<StoreSight> SeeAsync() => (await StoreSights.ReadAsync(_store)).Value!;

    private Entry Put(EntryWrite write)
    {
        var written = _store.ChangeEntriesAsync(new EntryChange([], [write])).GetAwaiter().GetResult();
        written.IsDone.ShouldBeTrue();
        return written.Value!.Find(write.Key)!;
    }
}
