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
public sealed class DotNetLibraryTests : IAsyncLifetime
{
    private ReadinessWorld _world = null!;
    private ValueMap<string> _variables = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _world = await ReadinessWorld.StartAsync();
        _variables = await _world.OpenAsync();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Words_Arrive()
    {
        await using var agent = Agent(_variables);

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
        await using var agent = Agent(_variables.With(AgentVariables.Socket, "/nowhere/supervisor.sock"));

        (await agent.MarkReadyAsync(stop: Stop)).ShouldBeTrue();
        (await agent.MarkNotReadyAsync("no model", Stop)).ShouldBeTrue();

        await ExpectAsync("notify", new AgentWord.Ready(null), new AgentWord.NotReady("no model"));
    }

    [Fact]
    public async Task Word_ThatIsRefused_IsFalseAndSaysWhy()
    {
        await using var agent = Agent(_variables.With(AgentVariables.Agent, "tts"));
        _world.SupervisorOf(new AgentAddress("audio", "tts"));

        (await agent.MarkReadyAsync(stop: Stop)).ShouldBeFalse();

        agent.Refusal.ShouldNotBeNull().ShouldStartWith("audio/stt may not speak for 'audio/tts'.");
    }

    [Fact]
    public async Task Words_WhileTheDaemonIsAway_AreSaidWhenItIsBack_TheLastOneOnly()
    {
        await using var agent = Agent(_variables.With(AgentVariables.NotifySocket, ""));
        await _world.StopDaemonAsync();
        (await agent.MarkReadyAsync(stop: Stop)).ShouldBeFalse();
        (await agent.MarkNotReadyAsync("no model", Stop)).ShouldBeFalse();

        await _world.StartDaemonAsync();
        await _world.OpenAsync();

        await ExpectAsync("http", new AgentWord.NotReady("no model"));
        _world.Supervisor.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task EarlierIncarnation_IsRefused()
    {
        await using var agent = Agent(_variables);
        await _world.OpenAsync("2-bb");
        _world.Supervisor.Incarnation = "2-bb";

        (await agent.MarkReadyAsync(stop: Stop)).ShouldBeFalse();

        (await _world.Supervisor.NextAsync()).Incarnation.ShouldBe("1-aa");
    }

    private static SupervisorAgent Agent(ValueMap<string> variables) =>
        new(AgentEnvironment.From(name => variables.TryGet(name, out var value) ? value : null));

    private async Task ExpectAsync(string source, params AgentWord[] words)
    {
        foreach (var word in words)
        {
            (await _world.Supervisor.NextAsync()).ShouldBe(new AgentSignal(ReadinessWorld.Stt, "1-aa", source, word));
        }
    }
}
