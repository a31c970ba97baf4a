using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Ports.Probing;
using Xunit;

namespace Supervisor.IntegrationTests.Probing;

public sealed class HttpFaultTests : ProberTest
{
    [Fact]
    public async Task Server_ThatSaysHalfOfItsHeaders_HasNotAnswered()
    {
        var said = new TaskCompletionSource();
        var peer = Serve(async talk =>
        {
            await talk.HearUntilAsync("\r\n\r\n");
            await talk.SayAsync("HTTP/1.1 200 OK\r\nContent-Le");
            said.SetResult();
            await talk.HearToTheEndAsync();
        });

        (await AskUntilTimeIsUpAsync(Http($":{peer.Port}"), said.Task)).ShouldBe(NoAnswer);
    }

    [Fact]
    public async Task Server_WhoseHeadersDrip_HasNotAnswered()
    {
        var said = new TaskCompletionSource();
        var peer = Serve(async talk =>
        {
            await talk.HearUntilAsync("\r\n\r\n");
            await talk.SayAsync("HTTP/1.1 200 OK\r\nX-Slow: ");
            for (var i = 0; !talk.Stop.IsCancellationRequested; i++)
            {
                await talk.SayAsync("x");
                await Task.Yield();
                if (i == 100)
                {
                    said.SetResult();
                    await talk.HearToTheEndAsync();
                    return;
                }
            }
        });

        (await AskUntilTimeIsUpAsync(Http($":{peer.Port}"), said.Task)).ShouldBe(NoAnswer);
    }

    [Fact]
    public async Task Server_ThatNeverEndsItsBody_HasNotAnswered()
    {
        var said = new TaskCompletionSource();
        var peer = Serve(async talk =>
        {
            await talk.HearUntilAsync("\r\n\r\n");
            await talk.SayAsync("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nok");
            said.SetResult();
            await talk.HearToTheEndAsync();
        });

        (await AskUntilTimeIsUpAsync(Http($":{peer.Port}"), said.Task)).ShouldBe(NoAnswer);
    }

    [Fact]
    public async Task Server_WhoseBodyIsEndless_PassesByItsBeginning()
    {
        var peer = Serve(async talk =>
        {
            await talk.HearUntilAsync("\r\n\r\n");
            await talk.SayAsync("HTTP/1.1 200 OK\r\n\r\n");
            while (true)
            {
                await talk.SayAsync(new string('x', 4096));
            }
        });

        (await AskAsync(Http($":{peer.Port}"))).ShouldBe(ProbeAnswer.Ok);
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData("\0\0\0\u0012\u0004\r\n\r\n")]
    [InlineData("HTTP/1.1 abc OK\r\n\r\n")]
    public async Task Server_OfAnotherProtocol_IsNoHttp(string says)
    {
        var peer = Serve(Peer.Http(says));

        (await AskAsync(Http($":{peer.Port}"))).ShouldBe(ProbeAnswer.Failed("answered something that is not HTTP"));
    }

    [Fact]
    public async Task Server_WhoseHeadersAreEndless_IsCutShort()
    {
        var peer = Serve(async talk =>
        {
            await talk.HearUntilAsync("\r\n\r\n");
            await talk.SayAsync("HTTP/1.1 200 OK\r\n");
            while (true)
            {
                await talk.SayAsync($"X-More: {new string('x', 1000)}\r\n");
            }
        });

        (await AskAsync(Http($":{peer.Port}"))).ShouldBe(ProbeAnswer.Failed("answered with headers beyond 64 KB"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nok")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-")]
    public async Task Server_ThatClosesInTheMiddle_HasNotAnswered(string says)
    {
        var peer = Serve(Peer.Http(says));

        (await AskAsync(Http($":{peer.Port}"))).ShouldBe(
            ProbeAnswer.Failed("the connection was closed before the answer was whole")
        );
    }

    [Fact]
    public async Task Server_ThatResets_IsSaidToHaveReset()
    {
        var peer = Serve(async talk =>
        {
            await talk.HearUntilAsync("\r\n\r\n");
            talk.Reset();
        });

        (await AskAsync(Http($":{peer.Port}"))).ShouldBe(ProbeAnswer.Failed("connection reset"));
    }

    private static ProbeAnswer NoAnswer => ProbeAnswer.Failed("no answer within 50s");

    private static ProbeTarget.Http Http(string url) => new(url);
}
