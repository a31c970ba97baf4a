using Shouldly;
using Supervisor.Node.Clusters;
using Supervisor.Node.Clusters.Changes;
using Supervisor.TestKit.Links;
using Xunit;

namespace Supervisor.Tests.Node.Clusters;

public sealed class RemovalRulesTests
{
    private static readonly RemovalScene Dead = new(LinkWorld.Node(2), "pc2", IsThis: false, NodeStates.Down, "", []);

    [Fact]
    public void DeadNode_IsRemoved() => RemovalRules.WhyNot(Dead, isForced: false).ShouldBeNull();

    [Theory]
    [InlineData(NodeStates.Up)]
    [InlineData(NodeStates.Newer)]
    public void LivingNode_IsRemovedOnlyByForce(string state)
    {
        RemovalRules
            .WhyNot(Dead with { State = state }, isForced: false)
            .ShouldNotBeNull()
            .Message.ShouldBe("The node pc2 lives.");
        RemovalRules.WhyNot(Dead with { State = state }, isForced: true).ShouldBeNull();
    }

    [Fact]
    public void DeadNode_ThatMayStillRunWhatItKeeps_IsRemovedOnlyByForce()
    {
        var keeping = Dead with { Kept = ["indexer"] };

        RemovalRules.WhyNot(keeping, isForced: false)!.Message.ShouldContain("indexer");
        RemovalRules.WhyNot(keeping, isForced: true).ShouldBeNull();
    }

    [Fact]
    public void ThisNode_AndOneOfWhichNobodyCanSay_AreNotRemoved_EvenByForce()
    {
        RemovalRules.WhyNot(Dead with { IsThis = true }, isForced: true)!.Remedy.ShouldContain("cluster leave");
        RemovalRules
            .WhyNot(Dead with { State = NodeStates.Unknown, WhyUnknown = "No answer." }, isForced: true)!
            .Why.ShouldBe("No answer.");
    }

    [Fact]
    public void Down_IsSaidOfANodeThatKeepsItsLeaseAndIsNotSpokenWith()
    {
        DownRules.Judge(Dead with { State = NodeStates.Up }, isReached: false).ShouldBe(new DownVerdict(null, false));
        DownRules.Judge(Dead, isReached: false).ShouldBe(new DownVerdict(null, IsDownAlready: true));
    }

    [Fact]
    public void Down_IsRefusedOfANodeThatAnswers_OfThisOne_AndWhereNobodyKnows()
    {
        DownRules
            .Judge(Dead with { State = NodeStates.Up }, isReached: true)
            .Problem!.Message.ShouldBe("The node pc2 lives, so it is not down.");
        DownRules.Judge(Dead with { IsThis = true, State = NodeStates.Up }, isReached: false).Problem.ShouldNotBeNull();
        DownRules.Judge(Dead with { State = NodeStates.Unknown }, isReached: false).Problem.ShouldNotBeNull();
    }
}
