using System.Collections.Immutable;
using Shouldly;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Node.Clusters.Losses;
using Supervisor.Supervision.Placing;
using Supervisor.Tests.Supervision.Placing;
using Xunit;

namespace Supervisor.Tests.Node.Clusters;

/// <summary>web is pinned to pc1; indexer and keeper may move, and pc1 has both. The node that is asked is pc1.</summary>
public sealed class LossRulesTests
{
    private readonly Places _places = new Places()
        .Node(1, null, new GroupDemand("web", "pc1"), new GroupDemand(GroupDemand.OfDaemon, "pc1"))
        .Node(2)
        .Group("indexer")
        .Group("keeper")
        .Owned("indexer", by: 1)
        .Owned("keeper", by: 1);

    private StoreVote[] _votes = [Vote("a", "10.0.0.9"), Vote("b", "10.0.0.1"), Vote("c", "10.0.0.2")];
    private ImmutableHashSet<string> _kept = [];
    private bool _bothHoldTheKey = true;

    [Fact]
    public void Machine_TakesWhatIsPinnedToIt_AndTheRestMoves()
    {
        var loss = OfMachine(1);

        loss.Stops.ShouldBe(["web"]);
        loss.Moves.ShouldBe([new GroupMove("indexer", "pc2"), new GroupMove("keeper", "pc2")]);
        LossText.Of(loss).ShouldBe("web stops; indexer moves to pc2; keeper moves to pc2");
        LossText.Of(OfMachine(2)).ShouldBe("no group stops");
    }

    [Fact]
    public void Group_ThatIsKeptInIsolation_OrFitsNowhereElse_Stops()
    {
        _kept = ["keeper"];
        _places.Group(new GroupDemand("indexer", null) { Arch = "arm64" });

        OfMachine(1)
            .ShouldSatisfyAllConditions(
                loss => loss.Stops.ShouldBe(["indexer", "keeper", "web"]),
                loss => loss.Moves.ShouldBeEmpty()
            );
    }

    [Fact]
    public void Machine_WithTheVoteThatIsMissingThen_TakesAllThatMayMoveAlongButWhatIsKept()
    {
        _votes = [Vote("a", "10.0.0.2")];
        _kept = ["keeper"];

        var loss = OfMachine(2);

        (loss.StopsAgreeing, loss.Moves.Count).ShouldBe((true, 0));
        loss.Stops.ShouldBe(["indexer"]);
        OfMachine(1).StopsAgreeing.ShouldBeFalse();
        LossText.Of(loss).ShouldContain("no revision can be applied");
    }

    [Fact]
    public void Witness_LetsOneMachineDie_UnlessAnotherVoteIsSilentAlready()
    {
        OfMachine(1).StopsAgreeing.ShouldBeFalse();
        _votes = [.. _votes.Select(vote => vote.Name == "a" ? vote with { Answers = false } : vote)];
        OfMachine(1).StopsAgreeing.ShouldBeTrue();
    }

    [Fact]
    public void VoteAtTheLoopbackAddress_IsOnTheMachineThatWasAsked()
    {
        _votes = [Vote("a", null)];

        OfMachine(1).StopsAgreeing.ShouldBeTrue();
        OfMachine(2).StopsAgreeing.ShouldBeFalse();
    }

    [Fact]
    public void LastHolderOfTheKey_IsSaidToBeOne()
    {
        OfMachine(1).LosesKey.ShouldBeFalse();
        _bothHoldTheKey = false;
        OfMachine(1).LosesKey.ShouldBeTrue();
        OfMachine(2).LosesKey.ShouldBeFalse();
    }

    [Fact]
    public void Store_TakesWhatMayMove_ButWhatIsKept()
    {
        _kept = ["keeper"];

        var loss = LossRules.OfStore(Facts());

        (loss.StopsAgreeing, loss.LosesKey).ShouldBe((true, false));
        loss.Stops.ShouldBe(["indexer"]);
    }

    private Loss OfMachine(int number) => LossRules.OfMachine(Node(number), Places.Id(1), Facts());

    private LossFacts Facts()
    {
        var facts = _places.Facts;
        return new LossFacts(facts.Fleet, [.. facts.Members], facts.Owners, _kept, [Node(1), Node(2)], _votes);
    }

    private NodeRecord Node(int number) =>
        new(1, Places.Id(number).Value, $"pc{number}", "key", number)
        {
            Addresses = [$"10.0.0.{number}:9111"],
            HoldsKey = number == 1 || _bothHoldTheKey,
        };

    private static StoreVote Vote(string name, string? host) => new(name, host, Answers: true);
}
