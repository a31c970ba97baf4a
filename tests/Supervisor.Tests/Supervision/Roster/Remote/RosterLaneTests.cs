using System.Text;
using System.Text.Json;
using Shouldly;
using Supervisor.Cluster.Links.Lanes;
using Supervisor.Contracts.Time;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Links;
using Supervisor.Supervision.Roster.Remote;
using Supervisor.Supervision.Roster.Remote.Wire;
using Supervisor.TestKit.Links;
using Xunit;

namespace Supervisor.Tests.Supervision.Roster.Remote;

/// <summary>Words of nodes of other versions.</summary>
public sealed class RosterLaneTests
{
    private static readonly AgentWord Agent = new("redis", "redis", "ready", "said-ready", "", new HybridTime(1), null);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"word":"of a later version"}""")]
    public void Word_OfAKindThatIsNotKnown_IsNone(string json)
    {
        var lane = new Lane<RosterWord>(RosterLane.Definition, (_, _) => SayResult.NotLinked);
        var link = new LaneLink(LinkWorld.Node(2), new LinkId(1), new InboundCredit(1, _ => { }));

        lane.Linked(link).Take(Encoding.UTF8.GetBytes(json), json.Length).ShouldBeFalse();
    }

    [Fact]
    public void Member_ThatIsNotKnown_IsPassedOver()
    {
        var json = JsonSerializer.Serialize(Agent, RosterLane.Definition.Shape);

        var read = JsonSerializer.Deserialize(json[..^1] + ",\"later\":{\"x\":1}}", RosterLane.Definition.Shape);

        read.ShouldBe(Agent);
    }

    [Fact]
    public void Phase_ThatIsNotKnown_IsNoneThatAnythingIsConcludedFrom()
    {
        var standing = new RemoteStanding(Agent with { Phase = "hibernating" }, default, Doubt: "");
        var need = new NeedDefinition(new NeedTarget("redis", "redis", "pc2"), LossRule.Stop);

        var status = RemoteNeedRules.Judge(need, standing);

        (status.IsMet, status.IsKnown).ShouldBe((false, false));
    }
}
