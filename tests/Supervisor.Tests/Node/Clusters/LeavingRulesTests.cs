using Shouldly;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Node.Clusters;
using Supervisor.Node.Clusters.Leaving;
using Supervisor.TestKit.Links;
using Xunit;

namespace Supervisor.Tests.Node.Clusters;

public sealed class LeavingRulesTests
{
    private static readonly NodeRecord Own = Node(1, holdsKey: true);

    [Fact]
    public void MemberWithoutTrouble_MayLeave() => WhyNot([Own, Node(2)]).ShouldBeNull();

    [Fact]
    public void NodeInTrouble_OrThatIsNoMember_MayNot()
    {
        LeavingRules.WhyNot(Own.Id, [Own], ClusterErrors.OtherStore())!.Why.ShouldContain("another than it was");
        WhyNot([Node(2)]).ShouldNotBeNull();
        WhyNot([Own with { Left = new LeavingRecord(1, "ann", "removed") }]).ShouldNotBeNull();
    }

    [Fact]
    public void LastHolder_WaitsForAnother_UnlessItIsTheLastNode()
    {
        LeavingRules.AwaitsHolder(Own.Id, [Own, Node(2)]).ShouldBeTrue();
        LeavingRules.AwaitsHolder(Own.Id, [Own, Node(2, holdsKey: true)]).ShouldBeFalse();
        LeavingRules.AwaitsHolder(Own.Id, [Own]).ShouldBeFalse();
        LeavingRules.AwaitsHolder(Node(2).Id, [Own, Node(2)]).ShouldBeFalse();
    }

    [Fact]
    public void LastNode_IsTheOneBesideWhomNobodyBelongs()
    {
        LeavingRules.IsLast(Own.Id, [Own]).ShouldBeTrue();
        LeavingRules.IsLast(Own.Id, [Own, Node(2) with { Left = new LeavingRecord(1, "ann", "left") }]).ShouldBeTrue();
        LeavingRules.IsLast(Own.Id, [Own, Node(2)]).ShouldBeFalse();
    }

    private static Supervisor.Contracts.Palettes.OperatorError? WhyNot(NodeRecord[] nodes) =>
        LeavingRules.WhyNot(Own.Id, nodes, null);

    private static NodeRecord Node(byte number, bool holdsKey = false) =>
        new(1, LinkWorld.Node(number).Value, $"pc{number}", "key", number) { HoldsKey = holdsKey };
}
