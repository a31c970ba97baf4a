using Shouldly;
using Supervisor.Cluster.Levels;
using Xunit;

namespace Supervisor.Tests.Cluster.Levels;

public sealed class LevelRulesTests
{
    [Theory]
    [InlineData(1, "a1 b1", 1, 1, "")]
    [InlineData(1, "a2 b1", 1, 2, "b")]
    [InlineData(1, "a2 b2", 2, 2, "")]
    [InlineData(1, "a3 b2", 2, 3, "b")]
    [InlineData(1, "a3 b2 c1", 1, 3, "b c")]
    [InlineData(1, "a2 b-", 1, 2, "b")]
    [InlineData(1, "a1 b-", 1, 1, "")]
    [InlineData(1, "b- a-", 1, 1, "")]
    [InlineData(1, "", 1, 1, "")]
    public void Level_IsWhatAllSpeak_AndWhoIsAwaySaysNothing(
        int level,
        string nodes,
        int reachable,
        int wanted,
        string heldBackBy
    )
    {
        var standing = LevelRules.Judge(level, Nodes(nodes));

        (standing.Level, standing.Reachable, standing.Wanted).ShouldBe((level, reachable, wanted));
        standing.IsToBeRaised.ShouldBe(reachable > level);
        string.Join(' ', standing.HeldBackBy.Select(static node => node.Name)).ShouldBe(heldBackBy);
    }

    [Theory]
    [InlineData("a1 b1")]
    [InlineData("a1 b-")]
    [InlineData("a2 b1")]
    public void Level_NeverFalls(string nodes)
    {
        var standing = LevelRules.Judge(2, Nodes(nodes));

        standing.Reachable.ShouldBe(2);
        standing.IsToBeRaised.ShouldBeFalse();
        standing.HeldBackBy.ShouldBeEmpty();
    }

    [Fact]
    public void Span_HasItsEnds_AndNothingBeyond()
    {
        var span = new LevelSpan(2, 3);

        Enumerable.Range(1, 4).Where(span.Has).ShouldBe([2, 3]);
    }

    [Theory]
    [InlineData("a1 b1", "The cluster is at level 1.", "")]
    [InlineData("a2 b1", "The cluster is at level 1; level 2 waits for b (speaks 1).", "Upgrade b.")]
    [InlineData(
        "a2 b-",
        "The cluster is at level 1; level 2 waits for b (not there).",
        "Start b, or remove what will not come back: pbm cluster remove NODE"
    )]
    [InlineData(
        "c- a2 b1",
        "The cluster is at level 1; level 2 waits for b (speaks 1), c (not there).",
        "Upgrade b; start c, or remove what will not come back: pbm cluster remove NODE"
    )]
    public void Text_NamesWhoHoldsItBack_AndWhatEndsThat(string nodes, string text, string remedy)
    {
        var standing = LevelRules.Judge(1, Nodes(nodes));

        LevelText.Of(standing).ShouldBe(text);
        LevelText.RemedyOf(standing).ShouldBe(remedy);
    }

    [Fact]
    public void Level_ThatWasNotSeen_IsNotMadeUp() =>
        LevelText.Of((LevelStanding?)null).ShouldBe("The level of the cluster is not known yet.");

    /// <param name="text">Each a letter and what it speaks; <c>-</c> when it is away.</param>
    private static List<SpokenLevel> Nodes(string text) =>
        [
            .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(static node => new SpokenLevel(node[..1], node[1] == '-' ? null : node[1] - '0')),
        ];
}
