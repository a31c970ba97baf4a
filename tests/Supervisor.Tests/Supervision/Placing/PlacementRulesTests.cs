using Shouldly;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Limits;
using Supervisor.Supervision.Placing;
using Xunit;
using static Supervisor.Tests.Supervision.Placing.Places;

namespace Supervisor.Tests.Supervision.Placing;

public sealed class PlacementRulesTests
{
    private static readonly NodeModel Large = new()
    {
        Name = "large",
        MemoryBytes = 16 * Gibibyte,
        Gpus = [new GpuModel(8 * Gibibyte), new GpuModel(24 * Gibibyte)],
        Labels = ValueMap<string>.Empty.With("zone", "home"),
    };

    private readonly Places _places = new();

    [Fact]
    public void Spread_PrefersTheNodeWithFewerMovableGroups()
    {
        _places.Node(1).Node(2).Group("a").Group("b").Group("c").Owned("a", by: 1).Owned("b", by: 1);
        _places.Owned("x", by: 2);
        _places.Order("c").ShouldBe(["pc2", "pc1"]);
        _places.Reason("c", "pc1").ShouldBe("pc1 fits, and has 2 other movable groups.");
        _places.Reason("c", "pc2").ShouldBe("pc2 fits, and has no other movable group.");
    }

    [Fact]
    public void Pack_PrefersTheNodeWithMore()
    {
        _places.Node(1).Node(2).Group("a").Owned("a", by: 1);
        _places.Group(new GroupDemand("c", "pc2") { Prefer = Spreading.Pack });
        _places.Order("c").ShouldBe(["pc1", "pc2"]);
    }

    [Fact]
    public void Home_GoesFirstAmongEqualsAndNotBeforeAnEmptierOne()
    {
        _places.Node(1).Node(2).Group("a", home: "pc2").Group("b", home: "pc1");
        _places.Order("a").ShouldBe(["pc2", "pc1"]);
        _places.Order("b").ShouldBe(["pc1", "pc2"]);
        _places.Group("c", home: "pc2").Owned("c", by: 2);
        _places.Order("a").ShouldBe(["pc1", "pc2"]);
        _places.Reason("a", "pc2").ShouldBe("pc2 fits, is its home, and has 1 other movable group.");
    }

    [Fact]
    public void PresentOwner_GoesFirstAsLongAsItFits()
    {
        _places.Node(1).Node(2).Group("a", home: "pc2");
        _places.Order("a", present: 1).ShouldBe(["pc1", "pc2"]);
        _places.Drain(1).Order("a", present: 1).ShouldBe(["pc2"]);
        _places.Reason("a", "pc1").ShouldBe("pc1 is drained.");
    }

    [Fact]
    public void OwnLoad_IsNotTheGroupItself()
    {
        _places.Node(1).Node(2).Group("a", home: "pc1").Owned("a", by: 1);
        _places.Rank("a").Find(Id(1)).ShouldNotBeNull().Worth.ShouldBe(new PlaceWorth(0, 0));
        _places.Rank("a").RankOf(Id(2)).ShouldBe(1);
    }

    [Fact]
    public void EqualNodes_ShareGroupsByLot()
    {
        _places.Node(1).Node(2);
        var groups = Enumerable.Range(1, 40).Select(number => $"group-{number}").ToList();
        groups.ForEach(group => _places.Group(group));
        groups.Count(group => _places.Order(group).First() == "pc1").ShouldBeInRange(10, 30);
    }

    [Fact]
    public void Order_IsTheSameHoweverTheFactsAreOrdered()
    {
        var other = new Places().Node(3).Node(1).Node(2);
        _places.Node(1).Node(2).Node(3);
        foreach (var group in Enumerable.Range(1, 20).Select(number => $"group-{number}"))
        {
            _places.Group(group);
            other.Group(group);
            other.Order(group).ShouldBe(_places.Order(group));
        }
    }

    [Fact]
    public void RankOfOneNode_IsItsPlaceInTheRanking()
    {
        _places.Node(1, Large).Node(2).Node(3).Node(4).Drain(4).Absent("pc9");
        _places.Group("a", home: "pc2").Group("b").Group("c").Group("d").Owned("b", by: 3).Owned("c", by: 1);
        _places.Group(new GroupDemand("e", null) { Labels = Large.Labels });
        _places.Group(new GroupDemand("f", "pc3") { Prefer = Spreading.Pack });
        var asked =
            from @group in "a b c d e f none".Split(' ')
            from present in Enumerable.Range(0, 5)
            from node in Enumerable.Range(1, 5)
            select (@group, present, node);

        foreach (var (group, present, node) in asked)
        {
            var ranking = _places.Rank(group, present > 0 ? present : null);
            var owner = present > 0 ? Id(present) : null;
            PlacementRules.RankOf(Id(node), group, _places.Facts, owner).ShouldBe(ranking.RankOf(Id(node)));
            PlacementRules.FitsSomewhere(group, _places.Facts).ShouldBe(ranking.First is not null);
            var here = ranking.Find(Id(node));
            PlacementRules
                .WhyMisfit(Id(node), group, _places.Facts)
                .ShouldBe(here is { Fits: false } ? here.Reason : null);
        }
    }

    [Fact]
    public void Order_IsWhatItAlwaysWas() =>
        _places.Node(1).Node(2).Node(3).Group("indexer").Order("indexer").ShouldBe(["pc3", "pc2", "pc1"]);

    [Fact]
    public void Node_ThatIsNotThere_DoesNotFit()
    {
        _places.Node(1).Absent("pc9").Group("a");
        _places.Order("a").ShouldBe(["pc1"]);
        _places.Reason("a", "pc9").ShouldBe("pc9 is not there.");
        _places.Rank("a").RankOf(Id(9)).ShouldBeNull();
    }

    [Fact]
    public void Node_ThatNoFileDeclares_FitsWhatAsksForNothing()
    {
        new Places().Node(1).Group("a").Order("a").ShouldBe(["pc1"]);
        _places.Node(1).Group(new GroupDemand("a", null) { Labels = Large.Labels });
        _places.Reason("a", "pc1").ShouldBe("pc1 lacks the label zone=home.");
    }

    [Fact]
    public void Node_ThatForbidsWhatAGroupAsksFor_DoesNotFit()
    {
        var mount = new Privilege(PrivilegeKinds.HostMounts, "volumes", "mounts /etc") { Path = "/etc" };
        _places.Node(1).Node(2).Node(3).Group(new GroupDemand("a", "pc2") { Privileges = [mount] });
        _places.Limit(2, new NodeLimits([PrivilegeKinds.HostMounts], ["/srv"]));
        _places.Limit(3, new NodeLimits([PrivilegeKinds.HostMounts], ["/etc"]));

        _places.Order("a", present: 2).ShouldBe(["pc3", "pc1"], ignoreOrder: true);
        _places.Reason("a", "pc2").ShouldBe("pc2 forbids host mounts, and it mounts /etc.");
    }

    [Theory]
    [InlineData("amd64", "x64", true)]
    [InlineData("x86_64", "x64", true)]
    [InlineData("arm64", "aarch64", true)]
    [InlineData("arm64", "x64", false)]
    [InlineData("arm64", "", false)]
    public void Arch_HasSeveralNames(string wanted, string there, bool fits)
    {
        var demand = new GroupDemand("a", null) { Arch = wanted };
        var node = new DeclaredNode(new NodeModel { Name = "pc1" }, []);
        (FittingRules.Obstacle(demand, node, Member(1, "pc1", there), []) is null).ShouldBe(fits);
    }

    [Fact]
    public void Memory_IsCountedWithAllThatRunsThere()
    {
        _places.Node(1, Large, new GroupDemand("pinned", "large") { MemoryBytes = 10 * Gibibyte });
        _places.Group(new GroupDemand("owned", null) { MemoryBytes = 4 * Gibibyte }).Owned("owned", by: 1);
        _places.Group(new GroupDemand("fits", null) { MemoryBytes = 2 * Gibibyte }).Order("fits").ShouldBe(["large"]);
        _places.Group(new GroupDemand("a", null) { MemoryBytes = (2 * Gibibyte) + 1 }).Order("a").ShouldBeEmpty();
        _places.Reason("a", "large").ShouldBe("large has 2g of memory left, and it takes 2g.");
    }

    [Fact]
    public void Card_IsTheOneWithMostRoom()
    {
        _places.Node(1, Large, Gpu("pinned", 20, card: 1));
        _places.Group(Gpu("eight", 8)).Order("eight").ShouldBe(["large"]);
        _places.Group(Gpu("nine", 9)).Order("nine").ShouldBeEmpty();
        _places.Reason("nine", "large").ShouldBe("large has 8g of a card left, and it takes 9g.");
        _places.Owned("eight", by: 1);
        _places.Group(Gpu("five", 5)).Reason("five", "large").ShouldBe("large has 4g of a card left, and it takes 5g.");
    }

    [Fact]
    public void Card_ThatIsNamed_IsThatOne()
    {
        _places.Node(1, Large).Group(Gpu("a", 9, card: 0)).Order("a").ShouldBeEmpty();
        _places.Group(Gpu("b", 9, card: 1)).Order("b").ShouldBe(["large"]);
        _places.Group(Gpu("c", 1, card: 2)).Reason("c", "large").ShouldBe("large has no such card.");
    }

    [Fact]
    public void Card_OfASize_MustBeThere()
    {
        _places.Node(1, Large).Group(new GroupDemand("a", null) { CardBytes = 32 * Gibibyte });
        _places.Reason("a", "large").ShouldBe("large has no card with 32g.");
    }

    [Theory]
    [InlineData("", "", false)]
    [InlineData("127.0.0.1", "0.0.0.0", false)]
    [InlineData("127.0.0.1", "10.0.0.1", true)]
    public void Port_ThatAnotherHas_IsTaken(string one, string other, bool fits)
    {
        _places.Node(1, null, new GroupDemand("pinned", "pc1") { Ports = [new PortDemand(80, "tcp", one)] });
        _places.Group(
            new GroupDemand("a", null) { Ports = [new PortDemand(81, "tcp", ""), new PortDemand(80, "tcp", other)] }
        );
        _places.Order("a").Any().ShouldBe(fits);
        if (!fits)
        {
            _places.Reason("a", "pc1").ShouldBe("pc1 has its port 80/tcp taken by pinned.");
        }
    }

    [Fact]
    public void Group_ThatIsNotMovable_HasNoPlace() => _places.Node(1).Rank("web").Candidates.ShouldBeEmpty();

    private static GroupDemand Gpu(string name, int gibibytes, int? card = null) =>
        new(name, null) { Gpu = new GpuNeed(gibibytes * Gibibyte, card) };
}
