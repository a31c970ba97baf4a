using System.Collections.Immutable;
using Shouldly;
using Supervisor.Cluster.Links;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.TestKit.Links;
using Xunit;

namespace Supervisor.Tests.Cluster.Links;

public sealed class MemberAddressesTests
{
    [Fact]
    public void Node_ThatLives_IsFoundWhereItSays_InThatOrder()
    {
        var member = new Member(LinkWorld.Node(1), "mainpc", "run-1", "1.0", HybridTime.Zero)
        {
            Addresses = ["10.0.0.1:9111", "quic://new", "mainpc:9111", "[fd00::1]:1"],
        };
        var view = MembersView.Unknown with
        {
            Members = ImmutableDictionary<NodeId, Member>.Empty.Add(member.Node, member),
        };
        var addresses = new MemberAddresses(() => view);

        addresses
            .Find(member.Node)
            .ShouldBe([
                new LinkAddress("10.0.0.1", 9111),
                new LinkAddress("mainpc", 9111),
                new LinkAddress("fd00::1", 1),
            ]);
        addresses.Find(LinkWorld.Node(2)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("host")]
    [InlineData(":9111")]
    [InlineData("host:0")]
    [InlineData("host:65536")]
    [InlineData("host:x")]
    public void WhatIsNoAddress_IsPassedOver(string text) => MemberAddresses.Parse(text).ShouldBeNull();
}
