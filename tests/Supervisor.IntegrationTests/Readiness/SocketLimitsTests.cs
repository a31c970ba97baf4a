using System.Net.Sockets;
using System.Text;
using Shouldly;
using Supervisor.Contracts.Readiness;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Definitions;
using Xunit;

namespace Supervisor.IntegrationTests.Readiness;

/// <summary>Whatever a client does to an agent's socket: bodies, connections, bytes that are no HTTP.</summary>
public sealed class SocketLimitsTests : ReadinessTest
{
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
        using var client = AgentSocket.Connect(Variables);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/agents/stt/ready");
        request.Content = new StringContent("""{"details":{"port":1}}""");
        request.Headers.Add(ReadinessPages.IncarnationHeader, "1-aa");
        request.Headers.TransferEncodingChunked = true;

        (await AgentSocket.SendAsync(client, request)).Status.ShouldBe(200);
        (await World.Supervisor.NextAsync()).Word.ShouldBe(new AgentWord.Ready("""{"port":1}"""));
    }

    [Fact]
    public async Task Body_InPieces_ThatIsTooLarge_IsRefused()
    {
        using var client = AgentSocket.Connect(Variables);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/agents/stt/ready");
        request.Content = new StringContent(new string(' ', 200_000));
        request.Headers.TransferEncodingChunked = true;

        (await AgentSocket.SendAsync(client, request)).Status.ShouldBe(413);
    }

    [Fact]
    public async Task Connection_ThatStaysOpen_CarriesMany()
    {
        using var client = AgentSocket.Connect(Variables);

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
        var other = await World.OpenAsync(agent: new AgentAddress("audio", "tts"));
        World.SupervisorOf(new AgentAddress("audio", "tts"));
        var silent = new List<Socket>();
        try
        {
            for (var count = 0; count < 1000; count++)
            {
                silent.Add(AgentSocket.Open(Variables));
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
        using var socket = AgentSocket.Open(Variables);
        await socket.SendAsync(Encoding.ASCII.GetBytes("\0\u0001\u0002 hello\r\n\r\n"));

        (await ReadAsync(socket)).ShouldStartWith("HTTP/1.1 400 ");
        (await SayAsync(ReadinessPages.Ready)).Status.ShouldBe(200);
    }

    private static async Task<string> ReadAsync(Socket socket)
    {
        var buffer = new byte[4096];
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
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
}
