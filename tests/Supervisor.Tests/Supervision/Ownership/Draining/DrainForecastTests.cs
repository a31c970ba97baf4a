using Shouldly;
using Supervisor.Fleet.Model;
using Supervisor.Supervision.Ownership.Draining;
using Supervisor.Supervision.Placing;
using Supervisor.Tests.Supervision.Placing;
using Xunit;

namespace Supervisor.Tests.Supervision.Ownership.Draining;

public sealed class DrainForecastTests
{
    [Fact]
    public void Groups_GoWhereTheyFitBest_AndWhatIsPinnedIsNamed()
    {
        var places = new Places()
            .Node(
                1,
                null,
                new GroupDemand("core", "pc1"),
                new GroupDemand("audio", "pc1"),
                new GroupDemand(GroupDemand.OfDaemon, "pc1")
            )
            .Node(2)
            .Group("web", "pc1")
            .Owned("web", 1);
        var forecast = DrainForecast.Of(places.Facts, Places.Id(1), "pc1");
        forecast
            .Moves.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(move => move.Group.ShouldBe("web"), move => move.To.ShouldBe("pc2"));
        forecast.Pinned.ShouldBe(["audio", "core"]);
        forecast.Stranded.ShouldBeEmpty();
    }

    [Fact]
    public void RoomThatOneTakes_IsNotThereForTheNext()
    {
        var places = new Places()
            .Node(1)
            .Node(2, new NodeModel { Name = "pc2", MemoryBytes = 4 * Places.Gibibyte })
            .Group(new GroupDemand("a", null) { MemoryBytes = 3 * Places.Gibibyte })
            .Group(new GroupDemand("b", null) { MemoryBytes = 3 * Places.Gibibyte })
            .Owned("a", 1)
            .Owned("b", 1);
        var stranded = DrainForecast.Of(places.Facts, Places.Id(1), "pc1").Stranded.ShouldHaveSingleItem();
        stranded.Group.ShouldBe("b");
        stranded
            .Ranking.Candidates.Select(candidate => candidate.Reason)
            .ShouldBe(["pc1 is drained.", "pc2 has 1g of memory left, and it takes 3g."]);
    }

    [Fact]
    public void GroupsOfOthers_AreNotMoved()
    {
        var places = new Places().Node(1).Node(2).Group("web").Owned("web", 2);
        DrainForecast.Of(places.Facts, Places.Id(1), "pc1").Moves.ShouldBeEmpty();
    }
}
