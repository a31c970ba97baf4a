using Shouldly;
using Supervisor.Contracts.Readiness;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Definitions;
using Xunit;

namespace Supervisor.IntegrationTests.Readiness;

/// <summary>What an agent's own socket takes and refuses, by a client that speaks plain HTTP.</summary>
public sealed class AgentSocketTests : ReadinessTest
{
    [Fact]
    public async Task Ready_ReachesTheSupervisorWithItsDetails_AndIsAnsweredWhenItIsDurable()
    {
        var answer = await SayAsync(ReadinessPages.Ready, """{"details":{"port":5800}}""");

        answer.Status.ShouldBe(200);
        answer.Text("status").ShouldBe("taken");
        (await World.Supervisor.NextAsync()).ShouldBe(
            new AgentSignal(ReadinessWorld.Stt, "1-aa", "http", new AgentWord.Ready("""{"port":5800}"""))
        );
    }

    [Theory]
    [InlineData("stt")]
    [InlineData("audio/stt")]
    public async Task Agent_IsNamedWithOrWithoutItsGroup(string name) =>
        (await AgentSocket.SayAsync(Variables, name, ReadinessPages.Heartbeat)).Status.ShouldBe(200);

    [Fact]
    public async Task OtherWords_ReachTheSupervisor()
    {
        await SayAsync(ReadinessPages.NotReady, """{"reason":"no model"}""");
        await SayAsync(ReadinessPages.Heartbeat);
        await SayAsync(ReadinessPages.Progress, """{"what":"epoch 3"}""");

        (await World.Supervisor.NextAsync()).Word.ShouldBe(new AgentWord.NotReady("no model"));
        (await World.Supervisor.NextAsync()).Word.ShouldBe(new AgentWord.Heartbeat());
        (await World.Supervisor.NextAsync()).Word.ShouldBe(new AgentWord.Progress("epoch 3"));
    }

    [Fact]
    public async Task Word_ThatCouldNotBeWritten_IsAcceptedWithTheReason()
    {
        World.Supervisor.Answer = SignalOutcome.TakenInMemory("The disk is full.");

        var answer = await SayAsync(ReadinessPages.Ready);

        answer.Status.ShouldBe(202);
        answer.Text("status").ShouldBe("taken-in-memory");
        answer.Text("message").ShouldBe("The disk is full.");
    }

    [Fact]
    public async Task Word_ThatTheSupervisorRefuses_IsAConflictWithItsReason()
    {
        World.Supervisor.Answer = SignalOutcome.Refused(SignalCodes.NotRunning, "It is stopped.");

        var answer = await SayAsync(ReadinessPages.Ready);

        answer.Status.ShouldBe(409);
        answer.Code.ShouldBe(SignalCodes.NotRunning);
        answer.Text("why").ShouldBe("It is stopped.");
    }

    [Fact]
    public async Task Word_ForAnAgentWhoseSupervisorIsGone_IsNotFound()
    {
        var variables = await World.OpenAsync(agent: new AgentAddress("audio", "ghost"));

        var answer = await AgentSocket.SayAsync(variables, "ghost", ReadinessPages.Ready);

        answer.Status.ShouldBe(404);
        answer.Code.ShouldBe(SignalCodes.UnknownAgent);
    }

    [Fact]
    public async Task Word_ForAnotherAgent_IsForbidden()
    {
        World.SupervisorOf(new AgentAddress("audio", "tts"));

        var answer = await AgentSocket.SayAsync(Variables, "tts", ReadinessPages.Ready);

        answer.Status.ShouldBe(403);
        answer.Text("message").ShouldBe("audio/stt may not speak for 'tts'.");
        World.SupervisorOf(new AgentAddress("audio", "tts")).Waiting.ShouldBe(0);
        var refused = World.Audit.Entries.ShouldHaveSingleItem().Record;
        (refused.Who, refused.Code).ShouldBe(("agent audio/stt", "access.foreign-agent"));
    }

    [Fact]
    public async Task Word_ForNobody_IsNotFound() =>
        (await AgentSocket.SayAsync(Variables, "nobody", ReadinessPages.Ready)).Status.ShouldBe(404);

    [Theory]
    [InlineData(ReadinessPages.Ready, "ready!", 400, "request.malformed")]
    [InlineData(ReadinessPages.Ready, """{"details":7}""", 400, "request.malformed")]
    [InlineData(ReadinessPages.NotReady, "{}", 400, "request.reason-missing")]
    [InlineData("readier", "{}", 404, "request.no-such-page")]
    public async Task Word_ThatIsNone_IsRefusedAndChangesNothing(string word, string body, int status, string code)
    {
        var answer = await SayAsync(word, body);

        answer.Status.ShouldBe(status);
        answer.Code.ShouldBe(code);
        answer.Text("message").ShouldNotBeEmpty();
        World.Supervisor.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task OtherMethods_AreNotAllowed()
    {
        using var client = AgentSocket.Connect(Variables);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/agents/stt/ready");

        var answer = await AgentSocket.SendAsync(client, request);

        answer.Status.ShouldBe(405);
        answer.Code.ShouldBe(ReadinessCodes.WrongMethod);
    }
}
