using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Tests.Node.Palettes.Views;
using Supervisor.Tests.Supervision.Explaining.History;
using Xunit;

namespace Supervisor.Tests.Node.Palettes.Events;

public sealed class EventListTests
{
    private readonly FleetKit _kit = SampleFleet.Create();

    [Fact]
    public void Events_WithoutACommand_AreListed() =>
        Names("events").ShouldBe(["node", "group audio", "chat", "group audio"]);

    [Theory]
    [InlineData("events --agent chat", "chat")]
    [InlineData("events -a chat/chat", "chat")]
    [InlineData("events --group audio", "group audio,group audio")]
    [InlineData("events -n 1", "group audio")]
    [InlineData("events --since 10m", "group audio")]
    [InlineData("events --since 1h", "node,group audio,chat,group audio")]
    public void Events_Selected_AreThoseAlone(string line, string names) =>
        string.Join(',', Names(line)).ShouldBe(names);

    [Theory]
    [InlineData("events --since yesterday", ErrorCodes.BadValue)]
    [InlineData("events --agent cat", ErrorCodes.NotFound)]
    [InlineData("events --group nobody", ErrorCodes.NotFound)]
    public void Events_AskedForWrongly_AreAnError(string line, string code) => _kit.ErrorOf(line).Code.ShouldBe(code);

    [Fact]
    public void Events_OfAGroupThatIsTakenForAnAgent_AreAnErrorThatSaysHowToAsk()
    {
        var error = _kit.ErrorOf("events --agent audio");

        error.Message.ShouldBe("'audio' is a group, not an agent.");
        error.Remedy.ShouldContain("pbm events --group audio");
    }

    [Fact]
    public void Events_Followed_GoOn()
    {
        var frames = _kit.Run(
            "events -f --agent chat",
            frame =>
            {
                if (frame is RowFrame { Cells: var cells } && cells[7].Number < 2)
                {
                    var next = EventSentencesTests.Event("agent.started", "{}");
                    _ = _kit.Tail.AppendAsync(new("agent:chat/chat", 1, [next]));
                }

                return frame is not RowFrame row || row.Cells[7].Number < 2;
            }
        );

        frames.OfType<RowFrame>().Select(row => row.Cells[3].ToString()).ShouldBe(["agent.waits", "agent.started"]);
    }

    private IEnumerable<string> Names(string line) =>
        _kit.Run(line).OfType<RowFrame>().Select(row => row.Cells[1].ToString());
}
