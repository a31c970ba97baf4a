using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Forwarding.Wire;
using Supervisor.Supervision.Agents;
using Supervisor.Tests.Node.Palettes.Views;
using Xunit;
using static Supervisor.Tests.Supervision.Roster.Snapshots;

namespace Supervisor.Tests.Node.Forwarding;

/// <summary>Any node answers for the whole fleet.</summary>
public sealed class FleetCommandTests
{
    private readonly ForwardedFleet _fleet = new("pc1", "pc2");
    private readonly FakeAgent _redis;

    public FleetCommandTests()
    {
        Near.Add(Agent("chat", AgentPhase.Ready, cause: AgentCauses.SaidReady));
        Near.Add(Agent("tools/log", AgentPhase.Ready, cause: AgentCauses.SaidReady));
        _redis = Far.Add(Agent("redis", AgentPhase.Ready, cause: AgentCauses.SaidReady));
        Far.Add(Agent("audio/log", AgentPhase.Ready, cause: AgentCauses.SaidReady));
        Far.Add(Group("redis", isReady: true));
        Near.Add(Group("chat", isReady: true));
    }

    private FleetKit Near => _fleet.Nodes[0];

    private FleetKit Far => _fleet.Nodes[1];

    [Theory]
    [InlineData("redis")]
    [InlineData("redis@pc2")]
    [InlineData("redis/redis")]
    [InlineData("pc2/redis/redis")]
    [InlineData("audio/log")]
    [InlineData("log@pc2")]
    [InlineData("pc2/audio/log")]
    public void Agent_OfAnotherNode_IsExplainedByThatNode(string name)
    {
        var frames = Near.Run($"agent why {name}");

        frames.OfType<ErrorFrame>().ShouldBeEmpty();
        frames.OfType<TextFrame>().ShouldHaveSingleItem().Text.ShouldContain("is ready");
        frames[^1].ShouldBe(new EndFrame(0));
    }

    [Fact]
    public void Agent_OfThisNode_IsExplainedHere_AlsoByItsFullName()
    {
        Near.Run("agent why chat@pc1").OfType<TextFrame>().ShouldHaveSingleItem().Text.ShouldStartWith("chat is ready");
        _fleet.Lanes.Said.ShouldBeEmpty();
    }

    [Fact]
    public void Name_OnTwoNodes_IsRefusedWithTheCandidates()
    {
        var error = Near.ErrorOf("agent why log");

        error.Code.ShouldBe(ErrorCodes.Ambiguous);
        error.Why.ShouldBe("There are tools/log@pc1, audio/log@pc2.");
    }

    [Fact]
    public void Node_ThatIsNotThere_IsRefusedWithThoseThatAre()
    {
        var error = Near.ErrorOf("agent why redis@pc9");

        error.Message.ShouldBe("There is no node 'pc9' now.");
        error.Why.ShouldBe("Those that are there: pc1, pc2.");
    }

    [Fact]
    public void Name_ThatNobodyHas_IsUnknownHere()
    {
        Near.ErrorOf("agent why nobody").Code.ShouldBe(ErrorCodes.NotFound);
    }

    [Fact]
    public void Name_ThatNobodyHas_MayBeWhereNobodyCouldAsk()
    {
        Cut(isNow: true);

        Near.Run("agent why nobody")
            .OfType<NoteFrame>()
            .ShouldHaveSingleItem()
            .Text.ShouldBe("pc2 is unreachable: what it has is not known here.");
    }

    [Fact]
    public void Name_ThatANodeDoesNotHave_IsRefusedByThatNode()
    {
        Near.ErrorOf("agent why chat@pc2").Message.ShouldBe("pc2: There is no agent 'chat' on this node.");
    }

    [Fact]
    public void List_HasTheRowsOfAll_WithTheirNodes()
    {
        Near.Show("agent list", width: 60).ShouldContain("redis      pc2");
        Near.Show("agent list", output: "json").ShouldContain("\"name\":\"redis\",\"node\":\"pc2\",\"age\":0");
    }

    [Fact]
    public void List_OfOneGroup_IsOfItsNode()
    {
        var rows = Near.Run("agent list --group redis").OfType<RowFrame>();

        rows.ShouldHaveSingleItem().Cells[0].ShouldBe(Cell.Of("redis"));
    }

    [Fact]
    public void List_WhileANodeIsOutOfReach_SaysSo_AndShowsWhatItToldLast_WithItsAge()
    {
        Near.Run("agent list");
        _fleet.Lanes.Cut(ForwardedFleet.Id(1), ForwardedFleet.Id(2));
        Near.Actors.Advance(TimeSpan.FromMinutes(5));

        var frames = Near.Run("agent list");

        var rows = frames.OfType<RowFrame>().ToDictionary(row => row.Cells[0].ToString(), row => row.Cells[2].Number);
        rows["chat"].ShouldBe(0);
        rows["redis"].ShouldBeInRange(300, 310);
        frames.OfType<ErrorFrame>().ShouldHaveSingleItem().Error.Message.ShouldBe("pc2 is unreachable.");
        frames[^1].ShouldBe(new EndFrame(ExitCodes.Unreachable));
    }

    [Fact]
    public void Stats_WhileANodeIsDown_AreNotThoseOfBefore()
    {
        _fleet.Members.Go(ForwardedFleet.Id(2));

        var frames = Near.Run("agent stats");

        frames.OfType<NoteFrame>().First().Text.ShouldBe("pc2 is down, and nothing of it is shown.");
    }

    [Fact]
    public void List_Live_IsShownAnewWithEachPictureOfAnyNode()
    {
        var pictures = 0;
        var frames = Near.Run(
            "agent list --watch",
            frame =>
            {
                if (frame is PictureFrame && ++pictures == 2)
                {
                    Far.Add(Agent("late", AgentPhase.Ready));
                }

                return frame is not RowFrame row || row.Cells[0].ToString() != "late";
            }
        );

        var last = frames.Skip(frames.ToList().FindLastIndex(frame => frame is ColumnsFrame)).OfType<RowFrame>();
        last.Select(row => row.Cells[0].ToString()).ShouldBe(["chat", "tools/log", "audio/log", "late"]);
    }

    [Fact]
    public void Change_OfAnotherNodesAgent_IsMadeThere_WithItsId_AndByWhomItWasAsked()
    {
        var frames = Near.Run("agent stop redis");

        frames.OfType<ErrorFrame>().ShouldBeEmpty();
        frames.OfType<TextFrame>().ShouldHaveSingleItem().Text.ShouldBe($"redis was told to stop ({FleetKit.Id}).");
        _redis.Orders.ShouldBe([$"StopAgent by ann by way of pc1 ({FleetKit.Id})"]);
    }

    [Fact]
    public void Change_OfAgentsOfTwoNodes_IsMadeOnEach()
    {
        var frames = Near.Run("agent stop chat redis");

        frames
            .OfType<TextFrame>()
            .Select(text => text.Text)
            .ShouldBe(
                [$"chat was told to stop ({FleetKit.Id}).", $"redis was told to stop ({FleetKit.Id})."],
                ignoreOrder: true
            );
        frames.OfType<AcceptedFrame>().Count().ShouldBe(1);
        frames[^1].ShouldBe(new EndFrame(0));
    }

    [Fact]
    public void Change_WhenTheNodeIsOutOfReach_WasNotMade()
    {
        _fleet.Lanes.Cut(ForwardedFleet.Id(1), ForwardedFleet.Id(2));

        var frames = Near.Run("agent stop redis@pc2");

        frames.OfType<ErrorFrame>().ShouldHaveSingleItem().Error.Code.ShouldBe(ErrorCodes.Unreachable);
    }

    [Fact]
    public void Change_WhenTheLinkIsLostAmidIt_IsUnknown_AndIsAskedForAgainWithTheSameId()
    {
        _fleet.Lanes.AfterSaid = word => Cut(word is AskWord { Command: "stop" });

        var frames = Near.Run("agent stop redis@pc2");

        var error = frames.OfType<ErrorFrame>().ShouldHaveSingleItem().Error;
        (error.Code, error.Remedy).ShouldBe(
            (ErrorCodes.OutcomeUnknown, "Ask again with the same id: it runs at most once.")
        );
    }

    [Fact]
    public void Change_WhenTheLinkIsLostAfterItWasTaken_IsMade_AndWhatCameOfItIsNotKnown()
    {
        _fleet.Lanes.AfterSaid = word => Cut(word is FrameWord { Frame: AcceptedFrame });

        var frames = Near.Run("agent stop redis@pc2 --wait");

        frames.OfType<AcceptedFrame>().ShouldHaveSingleItem();
        frames.OfType<ErrorFrame>().ShouldHaveSingleItem().Error.Code.ShouldBe(ErrorCodes.ConnectionLost);
    }

    [Fact]
    public void Answer_WhenTheLinkIsLostAmidIt_SaysThatTheNodeIsOutOfReach()
    {
        _fleet.Lanes.AfterSaid = word => Cut(word is AskWord { Command: "why" });

        var error = Near.ErrorOf("agent why redis@pc2");

        (error.Code, error.Message).ShouldBe((ErrorCodes.ConnectionLost, "pc2 is unreachable."));
    }

    [Fact]
    public void Node_OfAVersionThatTakesNoCommandsOfOthers_IsSaidToBeSo()
    {
        _fleet.Lanes.Deaf.Add(ForwardedFleet.Id(2));

        Near.ErrorOf("agent why redis@pc2").Message.ShouldBe("pc2 takes no commands by way of other nodes.");
    }

    private void Cut(bool isNow)
    {
        if (isNow)
        {
            _fleet.Lanes.AfterSaid = null;
            _fleet.Lanes.Cut(ForwardedFleet.Id(1), ForwardedFleet.Id(2));
        }
    }
}
