using Shouldly;
using Supervisor.Contracts.Readiness;
using Supervisor.Fleet.Values;
using Supervisor.IntegrationTests.Journal;
using Supervisor.Supervision.Agents.Signals;
using Xunit;

namespace Supervisor.IntegrationTests.Readiness;

/// <summary>Whose a word is that comes over an agent's own socket.</summary>
public sealed class SocketSpeakerTests : IAsyncLifetime
{
    private ReadinessWorld _world = null!;
    private ValueMap<string> _variables = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await ReadinessWorld.StartAsync();
        _variables = await _world.OpenAsync();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task CurrentToken_IsTaken() =>
        (await AgentSocket.SayAsync(_variables, "stt", ReadinessPages.Ready, token: Token())).Status.ShouldBe(200);

    [Fact]
    public async Task Token_OfNobody_IsForbidden()
    {
        var answer = await AgentSocket.SayAsync(_variables, "stt", ReadinessPages.Ready, token: "guess");

        answer.Status.ShouldBe(403);
        answer.Code.ShouldBe("access.token-wrong");
        _world.Supervisor.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task Token_OfAnEarlierIncarnation_IsRefusedByTheSupervisor_WhoRecordsIt()
    {
        var old = Token();
        await _world.OpenAsync("2-bb");
        _world.Supervisor.Incarnation = "2-bb";

        var answer = await AgentSocket.SayAsync(
            _variables,
            "stt",
            ReadinessPages.Ready,
            token: old,
            incarnation: "2-bb"
        );

        answer.Status.ShouldBe(409);
        answer.Code.ShouldBe(SignalCodes.OldIncarnation);
        (await _world.Supervisor.NextAsync()).Incarnation.ShouldBe("1-aa");
    }

    [Fact]
    public async Task Claim_OfAnEarlierIncarnation_IsRefused_EvenWithTheCurrentToken()
    {
        await _world.OpenAsync("2-bb");
        _world.Supervisor.Incarnation = "2-bb";

        (
            await AgentSocket.SayAsync(_variables, "stt", ReadinessPages.Ready, token: Token(), incarnation: "1-aa")
        ).Status.ShouldBe(409);
    }

    [Fact]
    public async Task Process_OlderThanTheIncarnation_ThatShowsNothing_IsOfAnEarlierOne()
    {
        // This very process is older than what it has opened.
        var answer = await AgentSocket.SayAsync(_variables, "stt", ReadinessPages.Ready, incarnation: "");

        answer.Status.ShouldBe(409);
        (await _world.Supervisor.NextAsync()).Incarnation.ShouldBe("earlier");
    }

    [Fact]
    public async Task Process_YoungerThanTheIncarnation_NeedsNothingToBeKnown()
    {
        var socket = _variables[AgentVariables.Socket];
        var (code, output) = await ChildProcess.RunAsync(
            "curl",
            "--silent",
            "--fail-with-body",
            "--unix-socket",
            socket,
            "--data",
            """{"details":{"port":5800}}""",
            "http://supervisor/v1/agents/stt/ready"
        );
        Assert.SkipWhen(code is null, $"There is no curl: {output}");

        output.ShouldBe("""{"status":"taken","message":""}""");
        (await _world.Supervisor.NextAsync()).ShouldBe(
            new AgentSignal(ReadinessWorld.Stt, "1-aa", "http", new AgentWord.Ready("""{"port":5800}"""))
        );
    }

    private string Token() => File.ReadAllText(_variables[AgentVariables.TokenFile]).Trim();
}
