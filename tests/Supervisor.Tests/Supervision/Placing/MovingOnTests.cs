using Shouldly;
using Supervisor.Fleet.Model;
using Supervisor.Supervision.Placing;
using Xunit;
using static Supervisor.Tests.Supervision.Placing.Places;

namespace Supervisor.Tests.Supervision.Placing;

public sealed class MovingOnTests
{
    private readonly Places _places = new();

    [Fact]
    public void Groups_ThatOwnEachOthersHome_HaveABetterPlaceEach()
    {
        Swapped();

        Better("a").ShouldBe("pc2");
        Better("b").ShouldBe("pc1");
        _places
            .Reason("a", "pc2")
            .ShouldBe("pc2 fits, is its home, and has 1 other movable group, of which b would move on to pc1.");
    }

    [Fact]
    public void FirstOfTheTwo_StaysAtHome_AndTheOtherFollows()
    {
        Swapped().Owned("a", by: 2);

        Better("a").ShouldBeNull();
        Better("b").ShouldBe("pc1");

        _places.Owned("b", by: 1);
        Better("a").ShouldBeNull();
        Better("b").ShouldBeNull();
    }

    [Fact]
    public void FirstOfTheTwo_IsTakenByItsHomeWhenItIsGivenBack() =>
        _places
            .Node(1)
            .Node(2)
            .Group("a", home: "pc2")
            .Group("b", home: "pc1")
            .Owned("b", by: 2)
            .Order("a")
            .First()
            .ShouldBe("pc2");

    [Fact]
    public void Ring_OfThree_ComesHomeByOrdinaryMoves()
    {
        _places.Node(1).Node(2).Node(3);
        _places.Group("a", home: "pc2").Group("b", home: "pc3").Group("c", home: "pc1");
        _places.Owned("a", by: 1).Owned("b", by: 2).Owned("c", by: 3);

        Settle(["a", "b", "c"]).ShouldBe(["a: pc2", "b: pc3", "c: pc1"]);
    }

    [Theory]
    [InlineData("b's other place is drained")]
    [InlineData("home has no room for both")]
    [InlineData("b is at home")]
    [InlineData("b packs")]
    public void WhereNobodyWouldMoveOn_BothStay(string why)
    {
        var (spread, pack) = (Spreading.Spread, Spreading.Pack);
        var home = new NodeModel { Name = "pc2", MemoryBytes = why.Contains("room") ? Gibibyte : null };
        _places.Node(1).Node(2, home);
        _places.Group(Demand("a", "pc2", spread));
        _places.Group(Demand("b", why == "b is at home" ? "pc2" : "pc1", why == "b packs" ? pack : spread));
        _places.Owned("a", by: 1).Owned("b", by: 2);
        if (why.Contains("drained"))
        {
            _places.Drain(1);
            _places.Rank("a").First.ShouldNotBeNull().Worth.ShouldBe(new PlaceWorth(1, 0));
            return;
        }

        Better("a").ShouldBeNull();
    }

    /// <summary>Whatever the beginning: moves end, and at the end no two could come home by a swap.</summary>
    [Fact]
    public void Fleets_OfAllKinds_ComeToRest()
    {
        var chance = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var (nodes, count) = (chance.Next(2, 5), chance.Next(2, 9));
            var places = new Places();
            for (var node = 1; node <= nodes; node++)
            {
                places.Node(node);
            }

            var groups = Enumerable.Range(1, count).Select(number => $"g{number}").ToList();
            foreach (var group in groups)
            {
                places.Group(group, chance.Next(4) == 0 ? null : $"pc{chance.Next(1, nodes + 1)}");
                places.Owned(group, by: chance.Next(1, nodes + 1));
            }

            MovesUntilRest(places, groups, chance).ShouldBeLessThan(6 * count, $"round {round}");
        }
    }

    private Places Swapped() =>
        _places.Node(1).Node(2).Group("a", home: "pc2").Group("b", home: "pc1").Owned("a", by: 1).Owned("b", by: 2);

    private static GroupDemand Demand(string group, string home, Spreading prefer) =>
        new(group, home) { Prefer = prefer, MemoryBytes = Gibibyte * 3 / 4 };

    private string? Better(string group) => Better(_places, group)?.Name;

    /// <summary>As an owner judges it.</summary>
    private static Candidate? Better(Places places, string group)
    {
        var ranking = places.Rank(group);
        var here = ranking.Find(places.OwnerOf(group)).ShouldNotBeNull();
        return ranking.First is { } first && first.Node != here.Node && first.Worth.IsBetterThan(here.Worth)
            ? first
            : null;
    }

    private IEnumerable<string> Settle(IReadOnlyList<string> groups)
    {
        MovesUntilRest(_places, groups, new Random(1)).ShouldBeLessThan(10);
        return groups.Select(group =>
            $"{group}: pc{_places.Facts.Members.ToList().FindIndex(one => one.Node == _places.OwnerOf(group)) + 1}"
        );
    }

    /// <summary>One at a time, as owners in any order would; each is taken by the first of the ranking.</summary>
    private static int MovesUntilRest(Places places, IReadOnlyList<string> groups, Random chance)
    {
        for (var moves = 0; moves < 1000; moves++)
        {
            var movers = groups.Where(group => Better(places, group) is not null).ToList();
            if (movers.Count == 0)
            {
                return moves;
            }

            var mover = movers[chance.Next(movers.Count)];
            places.GivenBack(mover);
            places.Owned(mover, by: places.Rank(mover).First.ShouldNotBeNull().Node!);
        }

        return int.MaxValue;
    }
}
