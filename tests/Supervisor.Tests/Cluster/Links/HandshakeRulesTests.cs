using Shouldly;
using Supervisor.Cluster.Links;
using Supervisor.Cluster.Links.Handshake;
using Supervisor.TestKit.Links;
using Xunit;

namespace Supervisor.Tests.Cluster.Links;

public sealed class HandshakeRulesTests
{
    private static readonly LinkHello Own = Hello(1, "a", "b", "c");
    private static readonly LinkHello Peer = Hello(2, "c", "a");

    [Fact]
    public void Agree_KnowsEachLaneByThePeersNumber()
    {
        var terms = HandshakeRules.Agree(Own, Peer, LinkWorld.Node(2)).Value.ShouldNotBeNull();

        terms.Lanes.ShouldBe([1, null, 0]);
        (terms.Peer, terms.Run, terms.Window).ShouldBe((LinkWorld.Node(2), "run", 1000));
    }

    [Fact]
    public void Agree_WithWhoSaysToBeAnotherThanItsCertificate_Refuses() =>
        Code(Peer, proven: 3).ShouldBe(LinkErrorCodes.OtherNode);

    [Fact]
    public void Agree_WithAnotherCluster_Refuses() =>
        Code(Peer with { Cluster = new string('e', 32) }).ShouldBe(LinkErrorCodes.OtherCluster);

    [Theory]
    [InlineData(2, 3, 3, 5, 3)]
    [InlineData(2, 3, 1, 2, 2)]
    [InlineData(2, 3, 2, 3, 3)]
    public void Agree_OnTheNewestThatBothSpeak(int oldest, int newest, int peersOldest, int peersNewest, int agreed) =>
        HandshakeRules
            .Agree(
                Own with
                {
                    Oldest = oldest,
                    Newest = newest,
                },
                Peer with
                {
                    Oldest = peersOldest,
                    Newest = peersNewest,
                },
                LinkWorld.Node(2)
            )
            .Value!.Version.ShouldBe(agreed);

    [Theory]
    [InlineData(2, 3)]
    [InlineData(0, 0)]
    public void Agree_WithAVersionTooFarAway_Refuses(int oldest, int newest)
    {
        var refusal = HandshakeRules.Agree(Own, Peer with { Oldest = oldest, Newest = newest }, LinkWorld.Node(2));

        refusal.Error!.Code.ShouldBe(LinkErrorCodes.Version);
        refusal.Error.Why.ShouldContain($"{oldest} to {newest}");
    }

    [Fact]
    public void Agree_OnNonsense_Refuses()
    {
        Code(Peer with { Window = 0 }).ShouldBe(LinkErrorCodes.BadFrame);
        Code(Peer with { Lanes = [.. Enumerable.Range(0, 257).Select(i => $"{i}")] }).ShouldBe(LinkErrorCodes.BadFrame);
    }

    private static string Code(LinkHello peer, byte proven = 2) =>
        HandshakeRules.Agree(Own, peer, LinkWorld.Node(proven)).Error!.Code;

    private static LinkHello Hello(byte node, params string[] lanes) =>
        new(1, 1, LinkWorld.Cluster.Value, LinkWorld.Node(node).Value, "run", lanes, 1000);
}
