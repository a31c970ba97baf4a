using Shouldly;
using Supervisor.Cluster.Recovery;
using Supervisor.Node.Clusters.Recovering;
using Supervisor.Supervision.Nodes;
using Supervisor.Tests.Cluster.Recovery;
using Xunit;

namespace Supervisor.Tests.Node.Clusters;

public sealed class RecoveryJudgeTests
{
    private static readonly RecoveryScene Lost = new(
        StoreVerdict.Other,
        Memories.Empty(),
        [Memories.Of()],
        [],
        NodeFleet.None,
        null
    );

    [Theory]
    [InlineData("Other")]
    [InlineData("Behind")]
    public void LostOrOlderStore_IsRecovered(string verdict) =>
        WhyNot(Lost with { Verdict = Enum.Parse<StoreVerdict>(verdict) }).ShouldBeNull();

    [Theory]
    [InlineData("Known")]
    [InlineData("Recovered")]
    public void StoreThatIsWhatItWas_IsNot(string verdict) =>
        WhyNot(Lost with { Verdict = Enum.Parse<StoreVerdict>(verdict) }, isForced: true)!
            .Message.ShouldContain("nothing to recover");

    [Fact]
    public void StoreOfAnotherCluster_AndANodeThatIsBehindOthers_AreRefused_EvenByForce()
    {
        WhyNot(Lost with { AuthorityDiffers = true }, isForced: true).ShouldNotBeNull();
        WhyNot(Lost with { Ahead = ["pc2"] }, isForced: true)!.Remedy.ShouldContain("at pc2");
    }

    [Fact]
    public void NodesThatWereNotHeard_AreNamed_AndGivenUpOnlyByForce()
    {
        var unheard = Lost with { Unheard = ["pc3"] };

        WhyNot(unheard)!.Message.ShouldContain("pc3");
        WhyNot(unheard, isForced: true).ShouldBeNull();
    }

    [Fact]
    public void FleetThatIsDown_IsNotStartedByARevisionOfANewNumber()
    {
        var down = Lost with
        {
            Fleet = new NodeFleet { Revision = 7, StoppedBy = "ann" },
        };

        WhyNot(down).ShouldBeNull();
        WhyNot(down with { Unheard = ["pc3"] }, isForced: true)!.Message.ShouldContain("The fleet is down");
    }

    private static Supervisor.Contracts.Palettes.OperatorError? WhyNot(RecoveryScene scene, bool isForced = false) =>
        RecoveryJudge.WhyNot(scene, isForced);
}
