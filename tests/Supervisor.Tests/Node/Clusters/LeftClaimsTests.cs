using Shouldly;
using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Cluster.Joining;
using Supervisor.Cluster.Ownership;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Node.Clusters.Changes;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Links;
using Xunit;

namespace Supervisor.Tests.Node.Clusters;

/// <summary>Groups that are kept in isolation by nodes that went.</summary>
public sealed class LeftClaimsTests
{
    private static readonly TimeSpan ForEver = TimeSpan.FromDays(36_500);

    private readonly MemoryCoordination _store = new(new MemoryMedium(Changes.Store(1)));
    private readonly EntryClaims _claims;
    private readonly LeftClaims _left;
    private IReadOnlyList<Claim> _told = [];

    public LeftClaimsTests()
    {
        _claims = new EntryClaims(_store);
        _left = new LeftClaims(_claims, new Register(_store, Now), () => _told, Now);
    }

    [Fact]
    public async Task Group_OfANodeThatWasRemoved_IsFreeOnceItsOwnerIsSilent_AndNoOther()
    {
        await RecordAsync(LinkWorld.Node(1), hasLeft: true);
        await RecordAsync(LinkWorld.Node(2), hasLeft: false);
        await TakeAsync("kept", LinkWorld.Node(1), ForEver);
        await TakeAsync("moves", LinkWorld.Node(1), TimeSpan.FromSeconds(5));
        await TakeAsync("another", LinkWorld.Node(2), ForEver);

        (await _left.TendAsync()).ShouldBeNull();
        (await OwnerOfAsync("kept")).ShouldBe(LinkWorld.Node(1), "It may be that it lives, and ends it now.");
        await _claims.RenewAsync(_told.Single(static claim => claim.Group == "kept"), ForEver);
        await LookAsync();
        (await _left.TendAsync()).ShouldBeNull();
        (await OwnerOfAsync("kept")).ShouldBe(LinkWorld.Node(1), "It was renewed meanwhile.");
        (await _left.TendAsync()).ShouldBeNull();

        (await OwnerOfAsync("kept")).ShouldBeNull();
        (await OwnerOfAsync("moves")).ShouldBe(LinkWorld.Node(1));
        (await OwnerOfAsync("another")).ShouldBe(LinkWorld.Node(2));
    }

    [Fact]
    public async Task Groups_OfANodeThatIsGone_AreFreeAtOnce()
    {
        await TakeAsync("kept", LinkWorld.Node(1), ForEver);

        (await _left.GiveBackAsync(LinkWorld.Node(1))).ShouldBeNull();

        (await OwnerOfAsync("kept")).ShouldBeNull();
    }

    [Fact]
    public async Task Group_ThatCannotBeGivenBack_IsSaidToBeItsStill()
    {
        await TakeAsync("kept", LinkWorld.Node(1), ForEver);
        _told = [_told[0] with { At = default }];

        (await _left.GiveBackAsync(LinkWorld.Node(1))).ShouldNotBeNull();
    }

    private static HybridTime Now() => new(9);

    private async Task RecordAsync(NodeId node, bool hasLeft)
    {
        var record = new NodeRecord(TrustText.Newest, node.Value, $"pc{node.Value[^1]}", "key", 1)
        {
            Left = hasLeft ? new LeavingRecord(2, "ann", "removed") : null,
        };
        var write = TrustText.Put(TrustKeys.Node(node), record, TrustJson.Default.NodeRecord);
        (await _store.ChangeEntriesAsync(new EntryChange([], [write]))).IsDone.ShouldBeTrue();
    }

    private async Task TakeAsync(string group, NodeId owner, TimeSpan length)
    {
        (await _claims.TakeAsync(new ClaimTake(group, owner, null, 0, length, Now(), []))).IsDone.ShouldBeTrue();
        await LookAsync();
    }

    private async Task<NodeId?> OwnerOfAsync(string group)
    {
        await LookAsync();
        return _told.Single(claim => claim.Group == group).Owner;
    }

    private async Task LookAsync() => _told = [.. (await _claims.ReadAsync()).Value!.Claims.Values];
}
