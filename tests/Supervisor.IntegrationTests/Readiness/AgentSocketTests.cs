using System.Net.Sockets;
using System.Text;
using Shouldly;
using Supervisor.Contracts.Readiness;
using Supervisor.Fleet.Values;
using Supervisor.IntegrationTests.Journal;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Definitions;
using Xunit;

namespace Supervisor.IntegrationTests.Readiness;

/// <summary>What an agent's own socket takes and refuses, by a client that speaks plain HTTP.</summary>
public sealed class AgentSocketTests : IAsyncLifetime
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
    public async Task Ready_ReachesTheSupervisorWithItsDetails_AndIsAnsweredWhenItIsDurable()
    {
        var answer = await SayAsync(ReadinessPages.Ready, """{"details":{"port":5800}}""");

        answer.Status.ShouldBe(200);
        answer.Text("status").ShouldBe("taken");
        (await _world.Supervisor.NextAsync()).ShouldBe(
            new AgentSignal(ReadinessWorld.Stt, "1-aa", "http", new AgentWord.Ready("""{"port":5800}"""))
        );
    }

    [Theory]
    [InlineData("stt")]
    [InlineData("audio/stt")]
    public async Task Agent_IsNamedWithOrWithoutItsGroup(string name) =>
        (await AgentSocket.SayAsync(_variables, name, ReadinessPages.Heartbeat)).Status.ShouldBe(200);

    [Fact]
    public async Task OtherWords_ReachTheSupervisor()
    {
        await SayAsync(ReadinessPages.NotReady, """{"reason":"no model"}""");
        await SayAsync(ReadinessPages.Heartbeat);
        await SayAsync(ReadinessPages.Progress, """{"what":"epoch 3"}""");

        (await _world.Supervisor.NextAsync()).Word.ShouldBe(new AgentWord.NotReady("no model"));
        (await _world.Supervisor.NextAsync()).Word.ShouldBe(new AgentWord.Heartbeat());
        (await _world.Supervisor.NextAsync()).Word.ShouldBe(new AgentWord.Progress("epoch 3"));
    }

    [Fact]
    public async Task Word_ThatCouldNotBeWritten_IsAcceptedWithTheReason()
    {
        _world.Supervisor.Answer = SignalOutcome.TakenInMemory("The disk is full.");

        var answer = await SayAsync(ReadinessPages.Ready);

        answer.Status.ShouldBe(202);
        answer.Text("status").ShouldBe("taken-in-memory");
        answer.Text("message").ShouldBe("The disk is full.");
    }

    [Fact]
    public async Task Word_ThatTheSupervisorRefuses_IsAConflictWithItsReason()
    {
        _world.Supervisor.Answer = SignalOutcome.Refused(SignalCodes.NotRunning, "It is stopped.");

        var answer = await SayAsync(ReadinessPages.Ready);

        answer.Status.ShouldBe(409);
        answer.Code.ShouldBe(SignalCodes.NotRunning);
        answer.Text("why").ShouldBe("It is stopped.");
    }

    [Fact]
    public async Task Word_ForAnAgentWhoseSupervisorIsGone_IsNotFound()
    {
        var variables = await _world.OpenAsync(agent: new AgentAddress("audio", "ghost"));

        var answer = await AgentSocket.SayAsync(variables, "ghost", ReadinessPages.Ready);

        answer.Status.ShouldBe(404);
        answer.Code.ShouldBe(SignalCodes.UnknownAgent);
    }

    [Fact]
    public async Task Word_ForAnotherAgent_IsForbidden()
    {
        _world.SupervisorOf(new AgentAddress("audio", "tts"));

        var answer = await AgentSocket.SayAsync(_variables, "tts", ReadinessPages.Ready);

        answer.Status.ShouldBe(403);
        answer.Text("message").ShouldBe("audio/stt may not speak for 'tts'.");
        _world.SupervisorOf(new AgentAddress("audio", "tts")).Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task Word_ForNobody_IsNotFound() =>
        (await AgentSocket.SayAsync(_variables, "nobody", ReadinessPages.Ready)).Status.ShouldBe(404);

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
        _world.Supervisor.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task OtherMethods_AreNotAllowed()
    {
        using var client = AgentSocket.Connect(_variables);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/agents/stt/ready");

        var answer = await AgentSocket.SendAsync(client, request);

        answer.Status.ShouldBe(405);
        answer.Code.ShouldBe(ReadinessCodes.WrongMethod);
    }

    [Theory]
    [InlineData(64 * 1024 + 1)]
    [InlineData(10 * 1024 * 1024)]
    public async Task Body_ThatIsTooLarge_IsRefused_AndTheSocketServesOn(int bytes)
    {
        var details = $$$"""{"details":{"a":"{{{new string('x', bytes)}}}"}}""";

        var answer = await SayAsync(ReadinessPages.Ready, details);

        answer.Status.ShouldBe(413);
        answer.Code.ShouldBe("request.too-large");
        (await SayAsync(ReadinessPages.Heartbeat)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Body_InPiecesOfUnsaidLength_IsReadToo()
    {
        using var client = AgentSocket.Connect(_variables);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/agents/stt/ready");
        request.Content = new StringContent("""{"details":{"port":1}}""");
        request.Headers.Add(ReadinessPages.IncarnationHeader, "1-aa");
        request.Headers.TransferEncodingChunked = true;

        (await AgentSocket.SendAsync(client, request)).Status.ShouldBe(200);
        (await _world.Supervisor.NextAsync()).Word.ShouldBe(new AgentWord.Ready("""{"port":1}"""));
    }

    [Fact]
    public async Task Body_InPieces_ThatIsTooLarge_IsRefused()
    {
        using var client = AgentSocket.Connect(_variables);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/agents/stt/ready");
        request.Content = new StringContent(new string(' ', 200_000));
        request.Headers.TransferEncodingChunked = true;

        (await AgentSocket.SendAsync(client, request)).Status.ShouldBe(413);
    }

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

    [Fact]
    public async Task Connection_ThatStaysOpen_CarriesMany()
    {
        using var client = AgentSocket.Connect(_variables);

        for (var beat = 0; beat < 100; beat++)
        {
            (await AgentSocket.SayAsync(client, "stt", ReadinessPages.Heartbeat, incarnation: "1-aa")).Status.ShouldBe(
                200
            );
        }
    }

    [Fact]
    public async Task Connections_ThatSayNothing_AreFewAndLeaveOtherAgentsAlone()
    {
        var other = await _world.OpenAsync(agent: new AgentAddress("audio", "tts"));
        _world.SupervisorOf(new AgentAddress("audio", "tts"));
        var silent = new List<Socket>();
        try
        {
            for (var count = 0; count < 1000; count++)
            {
                silent.Add(AgentSocket.Open(_variables));
            }

            (await ReadAsync(silent[^1])).ShouldStartWith("HTTP/1.1 503 ");
            (await AgentSocket.SayAsync(other, "tts", ReadinessPages.Ready)).Status.ShouldBe(200);
        }
        finally
        {
            silent.ForEach(socket => socket.Dispose());
        }

        await Eventually.HoldsAsync(IsTakenAsync, "the socket serves again when the others have gone");
    }

    [Fact]
    public async Task Garbage_IsNoHttp_AndTheSocketServesOn()
    {
        using var socket = AgentSocket.Open(_variables);
        await socket.SendAsync(Encoding.ASCII.GetBytes("\0\u0001\u0002 hello\r\n\r\n"));

        (await ReadAsync(socket)).ShouldStartWith("HTTP/1.1 400 ");
        (await SayAsync(ReadinessPages.Ready)).Status.ShouldBe(200);
    }

    private static async Task<string> ReadAsync(Socket socket)
    {
        var buffer = new byte[4096];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer, patience.Token));
    }

    private async Task<bool> IsTakenAsync()
    {
        try
        {
            return (await SayAsync(ReadinessPages.Ready)).Status == 200;
        }
        catch (HttpRequestException)
        {
            // Refused while it was still sending.
            return false;
        }
    }

    private Task<SocketAnswer> SayAsync(string word, string? body = null) =>
        AgentSocket.SayAsync(_variables, "stt", word, body);

    private string Token() => File.ReadAllText(_variables[AgentVariables.TokenFile]).Trim();
}
