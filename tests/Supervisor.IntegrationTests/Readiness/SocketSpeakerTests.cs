using Shouldly;
using Supervisor.Contracts.Readiness;
using Supervisor.IntegrationTests.Journal;
using Supervisor.Supervision.Agents.Signals;
using Xunit;

namespace Supervisor.IntegrationTests.Readiness;

/// <summary>Whose a word is that comes over an agent's own socket.</summary>
public sealed class SocketSpeakerTests : ReadinessTest
{
    [Fact]
    public async Task CurrentToken_IsTaken() =>
        (await AgentSocket.SayAsync(Variables, "stt", ReadinessPages.Ready, token: Token())).Status.ShouldBe(200);

    [Fact]
    public async Task Token_OfNobody_IsForbidden()
    {
        var answer = await AgentSocket.SayAsync(Variables, "stt", ReadinessPages.Ready, token: "guess");

        answer.Status.ShouldBe(403);
        answer.Code.ShouldBe("access.token-wrong");
        World.Supervisor.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task Token_OfAnEarlierIncarnation_IsRefusedByTheSupervisor_WhoRecordsIt()
    {
        var old = Token();
        await World.OpenAsync("2-bb");
        World.Supervisor.Incarnation = "2-bb";

        var answer = await AgentSocket.SayAsync(
            Variables,
            "stt",
            ReadinessPages.Ready,
            token: old,
            incarnation: "2-bb"
        );

        answer.Status.ShouldBe(409);
        answer.Code.ShouldBe(SignalCodes.OldIncarnation);
        (await World.Supervisor.NextAsync()).Incarnation.ShouldBe("1-aa");
    }

    [Fact]
    public async Task Claim_OfAnEarlierIncarnation_IsRefused_EvenWithTheCurrentToken()
    {
        await World.OpenAsync("2-bb");
        World.Supervisor.Incarnation = "2-bb";

        (
            await AgentSocket.SayAsync(Variables, "stt", ReadinessPages.Ready, token: Token(), incarnation: "1-aa")
        ).Status.ShouldBe(409);
    }

    [Fact]
    public async Task Process_OlderThanTheIncarnation_ThatShowsNothing_IsOfAnEarlierOne()
    {
        // This very process is older than what it has opened.
        var answer = await AgentSocket.SayAsync(Variables, "stt", ReadinessPages.Ready, incarnation: "");

        answer.Status.ShouldBe(409);
        (await World.Supervisor.NextAsync()).Incarnation.ShouldBe("earlier");
    }

    [Fact]
    public async Task Process_YoungerThanTheIncarnation_NeedsNothingToBeKnown()
    {
        var socket = Variables[AgentVariables.Socket];
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
        (await World.Supervisor.NextAsync()).ShouldBe(
            new AgentSignal(ReadinessWorld.Stt, "1-aa", "http", new AgentWord.Ready("""{"port":5800}"""))
        );
    }

    private string Token() => File.ReadAllText(Variables[AgentVariables.TokenFile]).Trim();
}
