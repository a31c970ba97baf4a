using System.Security.Cryptography;
using Shouldly;
using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Cluster.Ownership;
using Supervisor.Cluster.Recovery;
using Supervisor.Cluster.Recovery.Stored;
using Supervisor.Cluster.Trust;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Time;
using Supervisor.Node.Clusters.Recovering;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Links;
using Supervisor.Tests.Node.Fleets;
using Xunit;

namespace Supervisor.Tests.Node.Clusters;

/// <summary>Node 1 holds revision 1, and the store that it had seen is another now.</summary>
public sealed class ClusterRecoveryTests : IDisposable
{
    private readonly DeskKit _kit = new();
    private readonly MemoryCoordination _other = new(new MemoryMedium(Changes.Store(9)));
    private readonly ClusterIdentity _identity = Identity();

    public ClusterRecoveryTests() => _kit.Apply("web").IsOk.ShouldBeTrue();

    public void Dispose() => _kit.Dispose();

    [Fact]
    public void EmptyStore_HoldsAgainWhoBelongs_WhatWasApplied_AndEveryEpoch_AndIsFollowed()
    {
        BelongsBoth();
        Claimed("indexer");
        Put(_kit.Store, EntryWrite.Put(EntryKey.Of("residences", "db"), "pc2"));
        var memory = Remembered();
        Lay(2, memory);
        var recovery = Recovery(memory);
        var scene = Look(recovery);
        RecoveryJudge.WhyNot(scene, isForced: false).ShouldBeNull();

        Run(recovery, scene).ShouldBeNull();

        var after = See(_other);
        after.Revision.ShouldBe(1);
        after.Records.ShouldBe(memory.Records);
        after.Residences.ShouldBe(memory.Residences);
        after.Residences.ShouldHaveSingleItem().Value.ShouldBe("pc2");
        after.Claims["indexer"].Epoch.ShouldBe(1000);
        MemoryRules.Judge(memory, after).ShouldBe(StoreVerdict.Recovered);
        _kit.Run(() => _other.ReadEntriesAsync(GatheredMemories.Folder)).Value!.Entries.ShouldBeEmpty();
        Look(Recovery(MemoryRules.Remember(memory, after))).Verdict.ShouldBe(StoreVerdict.Known);
    }

    [Fact]
    public void NodeThatWasNotHeard_IsNamed_AndGivenUp_ByANumberThatItCannotHaveSeen()
    {
        BelongsBoth();
        var memory = Remembered();
        var recovery = Recovery(memory);
        var scene = Look(recovery);

        scene.Unheard.ShouldBe(["pc2"]);
        Run(recovery, scene).ShouldBeNull();

        See(_other).Revision.ShouldBe(1000);
    }

    [Fact]
    public void NodeThatHasSeenALaterRevision_IsSentTo()
    {
        BelongsBoth();
        var memory = Remembered();
        Lay(2, memory with { Revision = 2 });

        Look(Recovery(memory)).Ahead.ShouldBe(["pc2"]);
    }

    [Fact]
    public void WhatStandsFrozen_StaysSo()
    {
        _kit.Run(() => _kit.Desk.Freezing.FreezeAsync(Changes.Stamp("freeze").Id, "ann", "moving")).ShouldBeNull();
        var recovery = Recovery(Remembered());

        Run(recovery, Look(recovery)).ShouldBeNull();

        _kit.Run(_other.ReadFreezeAsync).Value!.Why.ShouldBe("moving");
    }

    [Fact]
    public void StoreOfAnotherAuthority_IsToldApart()
    {
        var memory = Remembered();
        Put(
            _other,
            TrustText.Put(
                TrustKeys.Cluster,
                new ClusterRecord(1, "id", "other", "somebody's", 1, 1),
                TrustJson.Default.ClusterRecord
            )
        );

        Look(Recovery(memory)).AuthorityDiffers.ShouldBeTrue();
    }

    private static ClusterIdentity Identity()
    {
        var cluster = ClusterId.FromEntropy(new byte[16]);
        var authority = ClusterAuthority.Found(cluster, DateTimeOffset.UnixEpoch);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var leaf = authority.Issue(
            LinkWorld.Node(1),
            new System.Security.Cryptography.X509Certificates.PublicKey(key),
            ["localhost"],
            DateTimeOffset.UnixEpoch
        );
        return new ClusterIdentity(cluster, "home", LinkWorld.Node(1), "pc1", authority.PublicCertificate, leaf);
    }

    private ClusterRecovery Recovery(StoreMemory memory) =>
        new(_other, _identity, new HybridClock(_kit.Node.Actors.Clock), memory, _kit.Desk);

    private RecoveryScene Look(ClusterRecovery recovery)
    {
        var scene = _kit.Run(recovery.LookAsync);
        return scene.IsOk ? scene.Value : throw new InvalidOperationException(scene.Error.Message);
    }

    private OperatorError? Run(ClusterRecovery recovery, RecoveryScene scene) =>
        _kit.Run(async () =>
            await recovery.PlanAsync(scene) is { IsOk: true, Value: var plan }
                ? await recovery.RunAsync(scene, plan, Changes.Stamp("recover").Id, "ann")
                : throw new InvalidOperationException("The store did not answer.")
        );

    /// <summary>As a node that has seen all of the former store.</summary>
    private StoreMemory Remembered() => MemoryRules.Remember(null, See(_kit.Store));

    private StoreSight See(MemoryCoordination store) => _kit.Run(() => StoreSights.ReadAsync(store)).Value!;

    private void BelongsBoth()
    {
        foreach (var number in new byte[] { 1, 2 })
        {
            var node = new NodeRecord(1, LinkWorld.Node(number).Value, $"pc{number}", "key", number);
            Put(_kit.Store, TrustText.Put(TrustKeys.Node(node.Id), node, TrustJson.Default.NodeRecord));
        }
    }

    private void Claimed(string group) =>
        _kit.Run(() =>
                new EntryClaims(_kit.Store).TakeAsync(
                    new ClaimTake(
                        group,
                        LinkWorld.Node(1),
                        null,
                        AboveEpoch: 4,
                        TimeSpan.FromSeconds(5),
                        HybridTime.FromMilliseconds(1),
                        []
                    )
                )
            )
            .IsDone.ShouldBeTrue();

    private void Lay(byte node, StoreMemory memory) =>
        Put(_other, GatheredMemories.Put(LinkWorld.Node(node), memory).ShouldNotBeNull());

    private void Put(MemoryCoordination store, EntryWrite write) =>
        _kit.Run(() => store.ChangeEntriesAsync(new EntryChange([], [write]))).IsDone.ShouldBeTrue();
}
