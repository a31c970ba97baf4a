using Shouldly;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Cluster.Trust.Records;
using Supervisor.TestKit.Links;
using Xunit;

namespace Supervisor.Tests.Cluster.Trust.Custody;

public sealed class CustodyRulesTests
{
    [Fact]
    public void Holders_AreThoseWhoDo_AndThenWhoHasBelongedLongest() =>
        Holders(Node(1, since: 5, holds: true), Node(2, since: 9), Node(3, since: 7)).ShouldBe([1, 3]);

    [Fact]
    public void Holders_WhoAreEnough_StayWhoeverHasBelongedLonger() =>
        Holders(Node(1, since: 1), Node(2, since: 2, holds: true), Node(3, since: 3, holds: true)).ShouldBe([2, 3]);

    [Fact]
    public void Holders_WhoAreMoreThanNeeded_AllStay() =>
        Holders(
                Node(1, since: 1, holds: true),
                Node(2, since: 2, holds: true),
                Node(3, since: 3, holds: true),
                Node(4, since: 0)
            )
            .ShouldBe([1, 2, 3]);

    [Fact]
    public void Holder_WhoHasLeft_IsReplaced() =>
        Holders(Node(1, since: 1, holds: true) with { Left = new LeavingRecord(2, "ann", "") }, Node(2, since: 2))
            .ShouldBe([2]);

    [Fact]
    public void SecondNode_IsToHoldIt_AndTheThirdIsNot()
    {
        NodeRecord[] two = [Node(1, since: 1, holds: true), Node(2, since: 2, holds: true)];

        CustodyRules.IsNewHolder(two[..1]).ShouldBeTrue();
        CustodyRules.IsNewHolder(two).ShouldBeFalse();
    }

    [Fact]
    public void LastHolder_IsTheOneBesideWhomNobodyHasIt()
    {
        var (one, two) = (Node(1, since: 1, holds: true), Node(2, since: 2));

        CustodyRules.IsLastHolder(one, [one, two]).ShouldBeTrue();
        CustodyRules.IsLastHolder(two, [one, two]).ShouldBeFalse();
        CustodyRules.IsLastHolder(one, [one, two with { HoldsKey = true }]).ShouldBeFalse();
    }

    private static NodeRecord Node(byte number, long since, bool holds = false) =>
        new(1, LinkWorld.Node(number).Value, $"pc{number}", "key", since) { HoldsKey = holds };

    private static IEnumerable<int> Holders(params NodeRecord[] nodes) =>
        CustodyRules.Holders(nodes).Select(id => Convert.FromHexString(id)[0]).Select(static number => (int)number);
}
