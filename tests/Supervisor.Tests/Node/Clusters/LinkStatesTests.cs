using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Time;
using Supervisor.Node.Audit;
using Supervisor.Node.Clusters;
using Supervisor.Supervision.Ports.Membership;
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
    public void NodeThatWasStartedAgain_IsNotSaidToBeOutOfReach_ThoughItsLeaseNeverEnded()
    {
        var node = ForwardedFleet.Id(2);
        _states.See(ViewOf(node, "first"));
        _states.Lost(node, Away);

        _states.See(ViewOf(node, "first") with { Version = 2 });
        _states.IsOut(node).ShouldBeTrue();
        _states.See(ViewOf(node, "second") with { Version = 3 });

        _states.IsOut(node).ShouldBeFalse();
    }

    [Fact]
    public void OnlyWhoWasTriedOrLinked_AndIsNot_IsOut()
    {
        var (tried, lost, linked, untried) = (Id(2), Id(3), Id(4), Id(5));

        _states.NotLinked(tried, Away);
        _states.Linked(lost);
        _states.Lost(lost, Away);
        _states.Lost(linked, Away);
        _states.Linked(linked);

        new[] { tried, lost, linked, untried }.Where(_states.IsOut).ShouldBe([tried, lost]);
    }

    [Fact]
    public void OnlyWhoLives_AndHasNotRefused_IsMissed()
    {
        var (lost, refused, gone) = (Id(2), Id(3), Id(4));
        var view = ViewOf(lost, "run");
        view = view with { Members = view.Members.AddRange(ViewOf(refused, "run").Members) };
        _states.Lost(lost, Away);
        _states.NotLinked(refused, Away with { Code = "link.denied" });
        _states.Lost(gone, Away);

        _states.Missed(view).ShouldBe([lost]);
        _states.IsOut(refused).ShouldBeTrue();
        _states.Linked(lost);
        _states.Missed(view).ShouldBeEmpty();
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

    private static NodeId Id(int number) => ForwardedFleet.Id(number);

    private static MembersView ViewOf(NodeId node, string run) =>
        new(
            1,
            ImmutableDictionary<NodeId, Member>.Empty.Add(node, new Member(node, "pc", run, "1.0", HybridTime.Zero)),
            [],
            ""
        );
}
