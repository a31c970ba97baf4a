using Shouldly;
using Supervisor.Cluster.Levels;
using Supervisor.Node.Clusters.Levels;
using Supervisor.Runtimes.Doctor;
using Xunit;

namespace Supervisor.Tests.Node.Clusters.Levels;

public sealed class LevelFindingsTests
{
    [Fact]
    public void Level_ThatAllKeepTo_IsGood() =>
        LevelFindings
            .Of(LevelRules.Judge(2, [new SpokenLevel("mainpc", 2), new SpokenLevel("pc2", 2)]))
            .ShouldBe(new Finding("level", FindingState.Good, "The cluster is at level 2."));

    [Fact]
    public void Level_ThatIsHeldBack_IsAWarning_WithWhatToDo() =>
        LevelFindings
            .Of(LevelRules.Judge(1, [new SpokenLevel("mainpc", 2), new SpokenLevel("pc2", 1)]))
            .ShouldBe(
                new Finding(
                    "level",
                    FindingState.Warning,
                    "The cluster is at level 1; level 2 waits for pc2 (speaks 1).",
                    "Upgrade pc2."
                )
            );

    [Fact]
    public void Level_ThatWasNotSeenYet_IsNotCalledGood() =>
        LevelFindings.Of(null).State.ShouldBe(FindingState.Warning);
}
