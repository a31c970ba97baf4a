using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Shouldly;
using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Cluster.Levels;
using Supervisor.Cluster.Trust;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Ids;
using Supervisor.Node.Clusters;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Links;
using Xunit;

namespace Supervisor.Tests.Node.Clusters;

/// <summary>A node that belongs starts again.</summary>
public sealed class ClusterEntryTests
{
    private readonly MemoryCoordination _store = new(new MemoryMedium(Changes.Store(1)));
    private readonly ClusterIdentity _identity = Identity();

    [Theory]
    [InlineData(1, 1, 1, "")]
    [InlineData(2, 1, 2, "")]
    [InlineData(2, 2, 3, "")]
    [InlineData(2, 1, 1, "does not speak yet")]
    [InlineData(1, 2, 3, "does not speak any more")]
    public async Task Start_OfAProgramThatDoesNotSpeakTheClustersLevel_IsRefusedInOneSentence(
        int level,
        int oldest,
        int newest,
        string why
    )
    {
        await HoldsAsync(level);

        var problem = await new ClusterEntry(_store, _identity, wasIn: true, new LevelSpan(oldest, newest)).TryAsync();

        (problem is null).ShouldBe(why.Length == 0);
        (problem?.Message ?? "").ShouldContain(why);
        (problem is null || !ClusterEntry.IsForNow(problem)).ShouldBeTrue();
    }

    private async Task HoldsAsync(int level)
    {
        var authority = ClusterAuthority.FingerprintOf(_identity.Authority);
        var node = new NodeRecord(1, _identity.Node.Value, "pc1", "key", 1);
        var written = await _store.ChangeEntriesAsync(
            new EntryChange(
                [],
                [
                    TrustText.Put(
                        TrustKeys.Cluster,
                        new ClusterRecord(1, _identity.Cluster.Value, "home", authority, level, 1),
                        TrustJson.Default.ClusterRecord
                    ),
                    TrustText.Put(TrustKeys.Node(node.Id), node, TrustJson.Default.NodeRecord),
                ]
            )
        );
        written.IsDone.ShouldBeTrue();
    }

    private static ClusterIdentity Identity()
    {
        var cluster = ClusterId.FromEntropy(new byte[16]);
        var authority = ClusterAuthority.Found(cluster, DateTimeOffset.UnixEpoch);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var leaf = authority.Issue(LinkWorld.Node(1), new PublicKey(key), ["localhost"], DateTimeOffset.UnixEpoch);
        return new ClusterIdentity(cluster, "home", LinkWorld.Node(1), "pc1", authority.PublicCertificate, leaf);
    }
}
