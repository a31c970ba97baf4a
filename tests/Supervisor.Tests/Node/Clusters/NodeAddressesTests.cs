using Shouldly;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Time;
using Supervisor.Node.Clusters;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.TestKit.Links;
using Xunit;

namespace Supervisor.Tests.Node.Clusters;

public sealed class NodeAddressesTests
{
    [Fact]
    public void Nodes_AreFirstLookedForWhereTheyAreNow_AndThenWhereTheyWereWhenTheyJoined()
    {
        var view = MembersView.Unknown with { Members = MembersView.Unknown.Members.Add(LinkWorld.Node(2), Moved()) };

        NodeAddresses
            .Of([Record(1, "10.0.0.1:9120"), Record(2, "10.0.0.2:9120")], view)
            .ShouldBe(["10.9.0.2:9120", "10.0.0.2:9121", "10.0.0.1:9120", "10.0.0.2:9120"]);
        NodeAddresses.Of([Record(1, "a:1"), Record(2, "a:1")], MembersView.Unknown).ShouldBe(["a:1"]);
    }

    private static Member Moved() =>
        new(LinkWorld.Node(2), "pc2", "run", "1.0", HybridTime.Zero) { Addresses = ["10.9.0.2:9120", "10.0.0.2:9121"] };

    private static NodeRecord Record(byte number, string address) =>
        new(1, LinkWorld.Node(number).Value, $"pc{number}", "key", 1) { Addresses = [address] };
}
