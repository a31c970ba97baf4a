using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Shouldly;
using Supervisor.Cluster.Links;
using Supervisor.Cluster.Trust;
using Supervisor.Contracts.Ids;
using Supervisor.TestKit.Links;
using Xunit;

namespace Supervisor.Tests.Cluster.Trust;

public sealed class PeerRulesTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ClusterId Other = ClusterId.FromEntropy([.. Enumerable.Repeat((byte)9, 16)]);

    private readonly ClusterAuthority _authority = ClusterAuthority.Found(LinkWorld.Cluster, Now);

    public void Dispose() => _authority.Dispose();

    [Fact]
    public void Check_OfALeafOfTheAuthority_NamesTheNode()
    {
        using var leaf = Leaf(_authority, "10.0.0.7", "mainpc.lan");

        Proven(leaf).Name.Bearer.ShouldBe(new Bearer.OfNode(LinkWorld.Node(1)));
        leaf.MatchesHostname("mainpc.lan").ShouldBeTrue();
        leaf.MatchesHostname("10.0.0.7").ShouldBeTrue();
    }

    [Fact]
    public void Check_OfAPersonsLeaf_NamesThePerson_WhoIsNoNode()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var leaf = _authority.Issue("ann", new PublicKey(key), Now);

        var proof = Proven(leaf);

        proof.ShouldBe(
            new PeerProof(new PeerName(LinkWorld.Cluster, new Bearer.OfPerson("ann")), PublicKeys.HashOf(leaf))
        );
        PeerRules.NodeOf(proof).Error!.Message.ShouldContain("not a node's");
    }

    [Fact]
    public void Leaf_OfAnAuthorityWhoseClockIsAhead_IsMadeNevertheless()
    {
        using var leaf = Leaf(_authority, Now.AddMinutes(-1));

        PeerRules.Check(leaf, _authority.PublicCertificate, LinkWorld.Cluster, Now).IsOk.ShouldBeTrue();
    }

    [Fact]
    public void Check_OfNothing_Refuses() =>
        PeerRules
            .Check(null, _authority.PublicCertificate, LinkWorld.Cluster, Now)
            .Error!.Code.ShouldBe(LinkErrorCodes.NoCertificate);

    [Fact]
    public void Check_OfAnotherAuthoritysLeaf_Refuses_AlsoWhenThatHasTheSameName()
    {
        using var stranger = ClusterAuthority.Found(LinkWorld.Cluster, Now);
        using var leaf = Leaf(stranger);

        CodeOf(leaf, Now).ShouldBe(LinkErrorCodes.OtherAuthority);
    }

    [Fact]
    public void Check_AfterItsLife_SaysSinceWhen()
    {
        using var leaf = Leaf(_authority);
        var after = Now + ClusterAuthority.LeafLife + TimeSpan.FromHours(2);

        var refusal = PeerRules.Check(leaf, _authority.PublicCertificate, LinkWorld.Cluster, after).Error;

        refusal!.Code.ShouldBe(LinkErrorCodes.Expired);
        refusal.Message.ShouldContain("has expired on 2026-07-30");
    }

    [Fact]
    public void Check_BeforeItsLife_SpeaksOfTheClocks()
    {
        using var leaf = Leaf(_authority);

        var refusal = PeerRules.Check(leaf, _authority.PublicCertificate, LinkWorld.Cluster, Now.AddDays(-1)).Error;

        refusal!.Code.ShouldBe(LinkErrorCodes.Expired);
        refusal.Why.ShouldContain("clock");
    }

    [Fact]
    public void Check_OfTheAuthorityItself_IsNoNode() =>
        CodeOf(_authority.PublicCertificate, Now).ShouldBe(LinkErrorCodes.OtherAuthority);

    [Fact]
    public void Check_OfALeafForAnotherCluster_Refuses()
    {
        using var leaf = Leaf(_authority);

        PeerRules
            .Check(leaf, _authority.PublicCertificate, Other, Now)
            .Error!.Code.ShouldBe(LinkErrorCodes.OtherCluster);
    }

    private static X509Certificate2 Leaf(ClusterAuthority authority, params string[] addresses) =>
        Leaf(authority, Now, addresses);

    private static X509Certificate2 Leaf(ClusterAuthority authority, DateTimeOffset made, params string[] addresses)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return authority.Issue(LinkWorld.Node(1), new PublicKey(key), addresses, made);
    }

    private PeerProof Proven(X509Certificate2 leaf) =>
        PeerRules.Check(leaf, _authority.PublicCertificate, LinkWorld.Cluster, Now).Value!;

    private string CodeOf(X509Certificate2 leaf, DateTimeOffset now) =>
        PeerRules.Check(leaf, _authority.PublicCertificate, LinkWorld.Cluster, now).Error!.Code;
}
