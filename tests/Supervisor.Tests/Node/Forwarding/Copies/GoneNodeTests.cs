using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Forwarding.Copies;
using Supervisor.Node.Forwarding.Routing;
using Supervisor.Node.Forwarding.Wire;
using Supervisor.Supervision.Agents;
using Supervisor.TestKit.Runtimes;
using Supervisor.Tests.Node.Palettes.Views;
using Xunit;
using static Supervisor.Tests.Supervision.Roster.Snapshots;

namespace Supervisor.Tests.Node.Forwarding.Copies;

/// <summary>What the others say of a node that was there, though nobody had asked before.</summary>
public sealed class GoneNodeTests
{
    private readonly ForwardedFleet _fleet = new("pc1", "pc2");

    public GoneNodeTests()
    {
        Near.Add(Agent("chat", AgentPhase.Ready, cause: AgentCauses.SaidReady));
        Far.Add(Agent("redis", AgentPhase.Ready, cause: AgentCauses.SaidReady));
        Far.Add(Agent("mover", AgentPhase.Ready, cause: AgentCauses.SaidReady) with { Epoch = 1 });
        Far.Add(Group("redis", isReady: true));
    }

    private FleetKit Near => _fleet.Nodes[0];

    private FleetKit Far => _fleet.Nodes[1];

    [Fact]
    public void List_HasItsRows_AndClaimsNothingOfThem()
    {
        Die();

        var frames = Near.Run("agent list");

        frames
            .OfType<NoteFrame>()
            .ShouldHaveSingleItem()
            .Text.ShouldBe("pc2 is down: of it there is only what was last known.");
        Rows(frames, "name", "node", "age", "state", "was", "ready")
            .ShouldBe([
                "chat|pc1|0|ready||true",
                "mover|pc2|300|unknown|ready|false",
                "redis|pc2|300|unknown|ready|false",
            ]);
        frames[^1].ShouldBe(new EndFrame(0));
    }

    [Fact]
    public void List_OfWhatHasMoved_HasItOnce_WhereItIsNow()
    {
        Die();
        Near.Add(Agent("mover", AgentPhase.Starting) with { Epoch = 2 });

        Rows(Near.Run("agent list"), "name", "node", "state")
            .ShouldBe(["chat|pc1|ready", "mover|pc1|starting", "redis|pc2|unknown"]);
    }

    [Theory]
    [InlineData("agent list -s ready", "chat")]
    [InlineData("agent list -s unknown", "redis")]
    [InlineData("group list", "redis")]
    public void List_OfSome_HasThoseOfThem(string line, string names)
    {
        Die();

        string.Join(' ', Rows(Near.Run(line), "name")).ShouldBe(names);
    }

    [Fact]
    public void List_OfANodeThatIsOutOfReach_ClaimsNothingEither()
    {
        Hear();

        var frames = Near.Run("agent list");

        Rows(frames, "name", "state", "was", "cause").ShouldContain("redis|unknown|ready|node-unreachable");
        frames[^1].ShouldBe(new EndFrame(ExitCodes.Unreachable));
    }

    [Theory]
    [InlineData("agent why redis@pc2", true, "pc2 is down; this is what it told 5m 0s ago.")]
    [InlineData("group why redis@pc2", true, "pc2 is down; this is what it told 5m 0s ago.")]
    [InlineData("agent why redis@pc2", false, "pc2 is unreachable; this is what it told ")]
    [InlineData("agent why redis", false, "pc2 is unreachable; this is what it told ")]
    public void Why_BeginsWithHowOldItIs_AndEndsWithTheErrorThatEver(string line, bool isDown, string first)
    {
        Hear();
        if (isDown)
        {
            Go();
        }

        var frames = Near.Run(line);

        var text = frames.OfType<TextFrame>().ShouldHaveSingleItem();
        text.Text.ShouldStartWith(first);
        text.Text.ShouldContain(
            line.StartsWith("agent", StringComparison.Ordinal) ? "redis was ready then" : "redis was running then"
        );
        text.Data!.Value.ToString().ShouldContain("\"state\":\"unknown\"");
        frames.OfType<ErrorFrame>().ShouldHaveSingleItem().Error.Code.ShouldBe(ErrorCodes.Unreachable);
    }

    [Theory]
    [InlineData("agent show redis@pc2", "ready")]
    [InlineData("group show redis@pc2", "running")]
    public void Show_BeginsWithHowOldItIs(string line, string was)
    {
        Die();

        var frames = Near.Run(line);

        frames.OfType<ColumnsFrame>().First().Columns[0].Name.ShouldBe("lastKnown");
        Rows(frames, "lastKnown", "name", "node", "state", "was", "ready")
            .ShouldBe([$"pc2 is down; this is what it told 5m 0s ago|redis|pc2|unknown|{was}|false"]);
        frames.OfType<ErrorFrame>().ShouldHaveSingleItem().Error.Code.ShouldBe(ErrorCodes.Unreachable);
        frames[^1].ShouldBe(new EndFrame(ExitCodes.Unreachable));
    }

    [Fact]
    public void Show_OfSomeThatAreThereAndSomeThatAreNot_HasBoth()
    {
        Die();

        Rows(Near.Run("agent show chat@pc1 redis@pc2"), "name", "state").ShouldBe(["chat|ready", "redis|unknown"]);
    }

    [Fact]
    public void WhatIsNotKnown_IsAnErrorAlone()
    {
        Go();

        Near.Run("agent why redis@pc2").ShouldHaveSingleItem().ShouldBeOfType<ErrorFrame>();
        Near.Run("agent show redis@pc2").OfType<RowFrame>().ShouldBeEmpty();
    }

    [Fact]
    public void AChange_IsRefusedAsEver()
    {
        Die();

        Near.ErrorOf("agent stop redis@pc2").Code.ShouldBe(ErrorCodes.Unreachable);
        Near.Run("agent stop redis@pc2").OfType<TextFrame>().ShouldBeEmpty();
    }

    private void Die()
    {
        Hear();
        Go();
    }

    private void Go()
    {
        _fleet.Members.Go(ForwardedFleet.Id(2));
        Near.Actors.Advance(TimeSpan.FromMinutes(5));
    }

    /// <summary>Until the link is lost, which it is when both lists have been told.</summary>
    private void Hear()
    {
        var (here, far) = (_fleet.Forwardings[0], new FleetNode(ForwardedFleet.Id(2), "pc2", IsOwn: false));
        var pictures = 0;
        _fleet.Lanes.AfterSaid = word =>
        {
            if (word is FrameWord { Frame: PictureFrame } && ++pictures == CopiedLists.All.Count)
            {
                _fleet.Lanes.AfterSaid = null;
                _fleet.Lanes.Cut(ForwardedFleet.Id(1), ForwardedFleet.Id(2));
            }
        };
        var hearing = CopiedLists.All.Select(list => new CopyFollower(far, list, here.Links, here.Copies, "pc1")
        {
            Faults = UnforeseenFaults.Thrown,
        });
        Near.Pump.Run(async () =>
        {
            await Task.WhenAll(hearing.Select(follower => follower.HearAsync(CancellationToken.None)));
            return true;
        });
    }

    private static List<string> Rows(IReadOnlyList<Frame> frames, params string[] columns)
    {
        var named = frames.OfType<ColumnsFrame>().First().Columns.Select(column => column.Name).ToList();
        return
        [
            .. frames
                .OfType<RowFrame>()
                .Select(row =>
                    string.Join(
                        '|',
                        columns.Select(column => row.Cells[named.IndexOf(column)].ToString().Split('.')[0])
                    )
                ),
        ];
    }
}
