using Shouldly;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Time;
using Supervisor.Node.Clusters;
using Supervisor.Node.Clusters.Losses;
using Supervisor.Node.Palettes.Clusters;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.TestKit.Coordination;
using Xunit;

namespace Supervisor.Tests.Node.Palettes.Clusters;

public sealed class ClusterTableTests
{
    private static readonly Loss Store = new(["web", "mover"], [], StopsAgreeing: true, LosesKey: false);

    private static readonly NodeId Id = NodeId.FromEntropy(Changes.Entropy(1));

    [Fact]
    public void Node_HasAllThatIsKnownOfIt()
    {
        var node = new ShownNode(Id.Value, "pc2", NodeStates.Unreachable)
        {
            Roles = ["key", "etcd"],
            Member = new Member(Id, "pc2", "run", "1.0", HybridTime.Zero)
            {
                Addresses = ["10.0.0.2:9111"],
                Arch = "x64",
                Cores = 8,
                MemoryBytes = 3L << 29,
            },
            Labels = "zone=attic",
            Cards = "24 GiB",
            Link = "The peer says nothing any more.",
            Heard = TimeSpan.FromSeconds(12),
            Lease = TimeSpan.FromSeconds(1),
            Loss = new Loss(["web"], [new GroupMove("mover", "pc1")], StopsAgreeing: false, LosesKey: false),
        };

        var row = Read(node);

        row["state"].ShouldBe("unreachable");
        row["roles"].ShouldBe("key, etcd");
        row["memory"].ShouldBe("1.5 GiB");
        row["cards"].ShouldBe("24 GiB");
        row["labels"].ShouldBe("zone=attic");
        row["address"].ShouldBe("10.0.0.2:9111");
        row["lease"].ShouldBe("1");
        row["heard"].ShouldBe("12");
        row["link"].ShouldBe("The peer says nothing any more.");
        row["id"].ShouldBe(Id.Value);
        row["if_lost_moves"].ShouldBe("mover to pc1");
        row["if_lost_agrees"].ShouldBe("true");
        row["if_store_lost_stops"].ShouldBe("web, mover");
    }

    [Fact]
    public void NodeThatIsDown_HasACellForEachColumn()
    {
        var row = Read(new ShownNode(Id.Value, "pc2", NodeStates.Down));

        row.Where(static cell => cell.Value.Length > 0)
            .Select(static cell => cell.Key)
            .ShouldBe(["node", "state", "id", "if_store_lost_stops"]);
    }

    [Fact]
    public void Columns_AreTheSameForPrograms_AndPeopleSeeMoreOfThemWhenTheyAsk()
    {
        var (usual, wide) = (ClusterTable.Columns(isWide: false).Columns, ClusterTable.Columns(isWide: true).Columns);

        usual.Select(static column => column.Name).ShouldBe(wide.Select(static column => column.Name));
        Shown(wide).Except(Shown(usual)).ShouldBe(["cards", "address", "id"]);
    }

    private static IEnumerable<string> Shown(IEnumerable<Column> columns) =>
        columns.Where(static column => column.Format != ColumnFormats.Hidden).Select(static column => column.Name);

    private static Dictionary<string, string> Read(ShownNode node)
    {
        var (columns, cells) = (ClusterTable.Columns(isWide: false).Columns, ClusterTable.Row(node, Store).Cells);
        cells.Count.ShouldBe(columns.Count);
        return columns
            .Zip(cells)
            .ToDictionary(
                static pair => pair.First.Name,
                static pair => pair.Second.ToString(),
                StringComparer.Ordinal
            );
    }
}
