using System.Text.Json.Nodes;
using Shouldly;
using Supervisor.AgentLibrary;
using Supervisor.Contracts.Readiness;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Definitions;
using Xunit;

namespace Supervisor.IntegrationTests.Readiness;

/// <summary>The library for .NET agents against the real sockets.</summary>
public sealed class DotNetLibraryTests : ReadinessTest
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_Arrive()
    {
        await using var agent = Agent(Variables);

        (await agent.MarkReadyAsync(new JsonObject { ["port"] = 5800 }, Stop)).ShouldBeTrue();
        (await agent.MarkNotReadyAsync("no model", Stop)).ShouldBeTrue();
        (await agent.HeartbeatAsync(Stop)).ShouldBeTrue();
        (await agent.ProgressAsync("epoch 3", Stop)).ShouldBeTrue();

        await ExpectAsync(
            "http",
            new AgentWord.Ready("""{"port":5800}"""),
            new AgentWord.NotReady("no model"),
            new AgentWord.Heartbeat(),
            new AgentWord.Progress("epoch 3")
        );
    }

    [Fact]
    public async Task NotifySocket_IsTakenWhereTheOtherCannotBeReached()
    {
        await using var agent = Agent(Variables.With(AgentVariables.Socket, "/nowhere/supervisor.sock"));

        (await agent.MarkReadyAsync(stop: Stop)).ShouldBeTrue();
        (await agent.MarkNotReadyAsync("no model", Stop)).ShouldBeTrue();

        await ExpectAsync("notify", new AgentWord.Ready(null), new AgentWord.NotReady("no model"));
    }

    [Fact]
    public async Task Word_ThatIsRefused_IsFalseAndSaysWhy()
    {
        await using var agent = Agent(Variables.With(AgentVariables.Agent, "tts"));
        World.SupervisorOf(new AgentAddress("audio", "tts"));

        (await agent.MarkReadyAsync(stop: Stop)).ShouldBeFalse();

        agent.Refusal.ShouldNotBeNull().ShouldStartWith("audio/stt may not speak for 'audio/tts'.");
    }

    [Fact]
    public async Task Words_WhileTheDaemonIsAway_AreSaidWhenItIsBack_TheLastOneOnly()
    {
        await using var agent = Agent(Variables.With(AgentVariables.NotifySocket, ""));
        await World.StopDaemonAsync();
        (await agent.MarkReadyAsync(stop: Stop)).ShouldBeFalse();
        (await agent.MarkNotReadyAsync("no model", Stop)).ShouldBeFalse();

        await World.StartDaemonAsync();
        await World.OpenAsync();

        await ExpectAsync("http", new AgentWord.NotReady("no model"));
        World.Supervisor.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task EarlierIncarnation_IsRefused()
    {
        await using var agent = Agent(Variables);
        await World.OpenAsync("2-bb");
        World.Supervisor.Incarnation = "2-bb";

        (await agent.MarkReadyAsync(stop: Stop)).ShouldBeFalse();

        (await World.Supervisor.NextAsync()).Incarnation.ShouldBe("1-aa");
    }

    private static SupervisorAgent Agent(ValueMap<string> variables) =>
        new(AgentEnvironment.From(name => variables.TryGet(name, out var value) ? value : null));
}
