using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Audit;
using Supervisor.Node.Clusters;
using Supervisor.TestKit.Membership;
using Supervisor.Tests.Node.Forwarding;
using Xunit;

namespace Supervisor.Tests.Node.Clusters;

public sealed class LinkStatesTests
{
    private static readonly OperatorError Away = new("link.unreachable", "It does not answer.", "", "");

    private readonly LinkStates _states = new(NullLogger.Instance, new NoAudit());
    private readonly KnownMembers _members = new();

    [Fact]
    public void NodeThatComesAgain_IsNotSaidToBeOutOfReach_ByWhatWasTriedBefore()
    {
        var node = ForwardedFleet.Id(2);
        _members.Watch(_states.See);
        _members.Come(node, "pc2");
        _states.NotLinked(node, Away);

        _members.Come(ForwardedFleet.Id(3), "pc3");
        _states.Of(node).ShouldBe(Away.Message);
        _members.Go(node);
        _members.Come(node, "pc2");

        _states.Of(node).ShouldBeNull();
    }

    [Fact]
    public void LinkThatStands_IsNotForgotten_WhenItsNodeComes()
    {
        var node = ForwardedFleet.Id(2);
        _members.Watch(_states.See);
        _states.Linked(node);

        _members.Come(node, "pc2");

        _states.IsLinked(node).ShouldBeTrue();
    }
}
