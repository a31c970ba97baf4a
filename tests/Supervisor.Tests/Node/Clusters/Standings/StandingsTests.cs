using Shouldly;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Values;
using Supervisor.Node.Clusters;
using Supervisor.Node.Clusters.Losses;
using Supervisor.Node.Clusters.Standings;
using Supervisor.Tests.Supervision.Placing;
using Xunit;

namespace Supervisor.Tests.Node.Clusters.Standings;

public sealed class StandingsTests
{
    private static readonly NodeRecord Node = new(1, Places.Id(1).Value, "pc1", "key", 1)
    {
        Addresses = ["10.0.0.1:9111"],
    };

    [Theory]
    [InlineData(true, "10.0.0.1", true, "key, etcd")]
    [InlineData(false, "10.0.0.1", true, "etcd")]
    [InlineData(false, "10.0.0.9", true, "")]
    [InlineData(false, null, true, "etcd")]
    [InlineData(true, null, false, "key")]
    public void Roles_AreTheKeyAndTheMemberOfEtcd_AndNoFile(bool holdsKey, string? host, bool isEtcd, string expected)
    {
        var vote = new StoreVote("a", host, Answers: true, isEtcd);

        var roles = NodeRoles.Of(Node with { HoldsKey = holdsKey }, Node.Id, [vote]);

        string.Join(", ", roles).ShouldBe(expected);
    }

    [Fact]
    public void Traits_AreWhatTheRevisionDeclares_AndOfOtherNodesNothing()
    {
        var declared = new NodeModel
        {
            Name = "pc1",
            Labels = ValueMap<string>.Empty.With("zone", "attic").With("disk", "fast"),
            Gpus = new[]
            {
                new GpuModel(24 * Places.Gibibyte, "RTX 4090"),
                new GpuModel(Places.Gibibyte / 2),
            }.ToValueList(),
        };
        var places = new Places().Node(1, declared).Node(2).Facts.Fleet;

        var one = NodeTraits.Of("pc1", places);
        var two = NodeTraits.Of("pc2", places);

        NodeTraits.Labels(one).ShouldBe("disk=fast, zone=attic");
        NodeTraits.Cards(one).ShouldBe("24 GiB RTX 4090, 0.5 GiB");
        (NodeTraits.Labels(two), NodeTraits.Cards(two)).ShouldBe((null, null));
        NodeTraits.Of("pc3", places).ShouldBeNull();
    }

    [Fact]
    public void Text_CountsWhoIsUp_AndNamesTheOthers()
    {
        StandingText.Of([State("pc1", NodeStates.Up)]).ShouldBe("Nodes that are up: 1 of 1.");
        StandingText
            .Of([State("pc1", NodeStates.Up), State("pc2", NodeStates.Unreachable), State("pc3", NodeStates.Down)])
            .ShouldBe("Nodes that are up: 1 of 3; pc2 is unreachable; pc3 is down.");
    }

    private static KeyValuePair<string, string> State(string node, string state) => new(node, state);
}
