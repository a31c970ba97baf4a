using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Ports.Probing;
using Xunit;

namespace Supervisor.IntegrationTests.Probing;

/// <summary>Redis and NATS, played by the test in what their protocols prescribe.</summary>
public sealed class LineProbeTests : ProberTest
{
    private const string Info = "INFO {\"server_id\":\"X\",\"version\":\"2.10.0\",\"max_payload\":1048576}\r\n";

    [Fact]
    public async Task Redis_ThatAnswersAPing_Passes()
    {
        var peer = Redis("+PONG\r\n");

        (await AskAsync(new ProbeTarget.Redis($":{peer.Port}"))).ShouldBe(ProbeAnswer.Ok);
        await peer.DisposeAsync();

        peer.Heard.ShouldBe(["*1\r\n$4\r\nPING\r\n"]);
    }

    [Theory]
    [InlineData(
        "-LOADING Redis is loading the dataset in memory\r\n",
        "answered LOADING Redis is loading the dataset in memory"
    )]
    [InlineData("-NOAUTH Authentication required.\r\n", "answered NOAUTH Authentication required.")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n", "answered something that is not Redis")]
    public async Task Redis_ThatAnswersOtherwise_Fails(string answer, string reason)
    {
        var peer = Redis(answer);

        (await AskAsync(new ProbeTarget.Redis($"localhost:{peer.Port}"))).ShouldBe(ProbeAnswer.Failed(reason));
    }

    [Fact]
    public async Task Redis_WithAPassword_IsToldIt()
    {
        var peer = Serve(async talk =>
        {
            await talk.HearUntilAsync("p:ss\r\n");
            await talk.SayAsync("+OK\r\n");
            await talk.HearUntilAsync("PING\r\n");
            await talk.SayAsync("+PONG\r\n");
            await talk.HearToTheEndAsync();
        });

        (await AskAsync(new ProbeTarget.Redis($"redis://:p%3Ass@127.0.0.1:{peer.Port}"))).ShouldBe(ProbeAnswer.Ok);
        await peer.DisposeAsync();

        peer.Heard.ShouldHaveSingleItem().ShouldBe("*2\r\n$4\r\nAUTH\r\n$4\r\np:ss\r\n*1\r\n$4\r\nPING\r\n");
    }

    [Fact]
    public async Task Redis_OverTls_IsRefusedWithTheWayOut() =>
        (await AskAsync(new ProbeTarget.Redis("rediss://host:6379"))).Reason.ShouldBe(
            "Redis over 'rediss' cannot be asked; use exec with redis-cli"
        );

    [Fact]
    public async Task Redis_ThatNeverEndsItsLine_IsCutShort()
    {
        var peer = Serve(async talk =>
        {
            while (true)
            {
                await talk.SayAsync(new string('x', 1000));
            }
        });

        (await AskAsync(new ProbeTarget.Redis($":{peer.Port}"))).Reason.ShouldBe("answered a line beyond 64 KB");
    }

    [Fact]
    public async Task Redis_ThatCloses_HasNotAnswered()
    {
        var peer = Redis("+PO");

        (await AskAsync(new ProbeTarget.Redis($":{peer.Port}"))).Reason.ShouldBe(
            "the connection was closed before the answer was whole"
        );
    }

    [Fact]
    public async Task Nats_ThatGreetsAndAnswers_Passes()
    {
        var peer = Nats(Info, "INFO {\"ldm\":true}\r\nPONG\r\n");

        (await AskAsync(new ProbeTarget.Nats($":{peer.Port}"))).ShouldBe(ProbeAnswer.Ok);
        await peer.DisposeAsync();

        peer.Heard.ShouldHaveSingleItem().ShouldStartWith("CONNECT {\"verbose\":false,");
    }

    [Fact]
    public async Task Nats_WithAUser_IsToldHim()
    {
        var peer = Nats(Info, "PONG\r\n");

        (await AskAsync(new ProbeTarget.Nats($"nats://me:s%22cret@127.0.0.1:{peer.Port}"))).Passed.ShouldBeTrue();
        await peer.DisposeAsync();

        peer.Heard.ShouldHaveSingleItem().ShouldContain("\"user\":\"me\",\"pass\":\"s\\u0022cret\"");
    }

    [Theory]
    [InlineData(Info, "-ERR 'Authorization Violation'\r\n", "answered 'Authorization Violation'")]
    [InlineData("INFO {\"tls_required\":true}\r\n", "", "wants TLS, in which NATS cannot be asked")]
    [InlineData("INFO nonsense\r\n", "", "answered something that is not NATS")]
    [InlineData("+OK\r\n", "", "answered something that is not NATS")]
    public async Task Nats_ThatAnswersOtherwise_Fails(string greeting, string answer, string reason)
    {
        var peer = Nats(greeting, answer);

        (await AskAsync(new ProbeTarget.Nats($":{peer.Port}"))).ShouldBe(ProbeAnswer.Failed(reason));
    }

    [Theory]
    [InlineData("MSG _INBOX.supervisor-probe 1 9\r\n{\"a\": 1}\r\n", "")]
    [InlineData("INFO {}\r\nMSG _INBOX.supervisor-probe 1 2\r\n{}\r\n", "")]
    [InlineData(
        "MSG _INBOX.supervisor-probe 1 9\r\n{\"error\":{\"code\":503,\"description\":\"JetStream not enabled for account\"}}\r\n",
        "its JetStream answered JetStream not enabled for account"
    )]
    [InlineData("HMSG _INBOX.supervisor-probe 1 16 16\r\nNATS/1.0 503\r\n\r\n\r\n", "it has no JetStream")]
    [InlineData("-ERR 'Permissions Violation'\r\n", "answered 'Permissions Violation'")]
    [InlineData("MSG _INBOX.supervisor-probe 1 2\r\nhm\r\n", "its JetStream answered something that is no JSON")]
    public async Task JetStream_ByWhatItAnswers_PassesOrFails(string answer, string reason)
    {
        var peer = Serve(async talk =>
        {
            await talk.SayAsync(Info);
            await talk.HearUntilAsync("PING\r\n");
            await talk.SayAsync("PONG\r\n");
            await talk.HearUntilAsync("PUB $JS.API.INFO _INBOX.supervisor-probe 0\r\n\r\n");
            await talk.SayAsync(answer);
            await talk.HearToTheEndAsync();
        });

        (await AskAsync(new ProbeTarget.Nats($":{peer.Port}/jetstream"))).ShouldBe(
            new ProbeAnswer(reason.Length == 0, reason)
        );
    }

    [Fact]
    public async Task Nats_WithAPartThatItHasNot_SaysWhichItHas() =>
        (await AskAsync(new ProbeTarget.Nats(":4222/streams"))).Reason.ShouldBe(
            "'/streams' is no part of NATS; '/jetstream' is"
        );

    private Peer Redis(string answer) =>
        Serve(async talk =>
        {
            await talk.HearUntilAsync("PING\r\n");
            await talk.SayAsync(answer);
            talk.Socket.Shutdown(System.Net.Sockets.SocketShutdown.Send);
            await talk.HearToTheEndAsync();
        });

    private Peer Nats(string greeting, string answer) =>
        Serve(async talk =>
        {
            await talk.SayAsync(greeting);
            await talk.HearUntilAsync("PING\r\n");
            await talk.SayAsync(answer);
            await talk.HearToTheEndAsync();
        });
}
