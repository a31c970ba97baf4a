using System.Collections.Immutable;
using Shouldly;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Node.Clusters;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.TestKit.Coordination;
using Xunit;

namespace Supervisor.Tests.Node.Clusters;

public sealed class NodeStatesTests
{
    private static readonly NodeId One = NodeId.FromEntropy(Changes.Entropy(1));
    private static readonly NodeId Two = NodeId.FromEntropy(Changes.Entropy(2));

    [Theory]
    [InlineData("", NodeStates.Up, NodeStates.Down)]
    [InlineData("The store does not answer.", NodeStates.Up, NodeStates.Unknown)]
    public void Node_StandsAsItsLeaseDoes_AndThatItHasNoneIsKnownOnlyWhileTheStoreIs(
        string cutOff,
        string withOne,
        string withNone
    )
    {
        var member = new Member(One, "one", "run", "1.0", HybridTime.Zero);
        var view = new MembersView(1, ImmutableDictionary<NodeId, Member>.Empty.Add(One, member), [], cutOff);

        NodeStates.Of(One, view, isOut: false).ShouldBe(withOne);
        NodeStates.Of(Two, view, isOut: false).ShouldBe(withNone);
        NodeStates.Of(Two, view with { Unreadable = [Two] }, isOut: false).ShouldBe(NodeStates.Newer);
    }

    [Theory]
    [InlineData("", NodeStates.Unreachable, NodeStates.Down)]
    [InlineData("The store does not answer.", NodeStates.Unknown, NodeStates.Unknown)]
    public void NodeWithoutALink_IsUnreachableOnlyWhileItsLeaseIsKnownToLive(
        string cutOff,
        string withLease,
        string without
    )
    {
        var member = new Member(One, "one", "run", "1.0", HybridTime.Zero);
        var view = new MembersView(1, ImmutableDictionary<NodeId, Member>.Empty.Add(One, member), [], cutOff);

        NodeStates.Of(One, view, isOut: true).ShouldBe(withLease);
        NodeStates.Of(Two, view, isOut: true).ShouldBe(without);
    }
}
