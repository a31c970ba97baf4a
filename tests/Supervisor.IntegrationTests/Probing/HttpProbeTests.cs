using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Ports.Probing;
using Xunit;

namespace Supervisor.IntegrationTests.Probing;

public sealed class HttpProbeTests : ProberTest
{
    private const string Fine = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    [Fact]
    public async Task Request_IsThatOfANewClient()
    {
        var peer = Serve(Peer.Http(Fine));

        (await AskAsync(Http($":{peer.Port}/health?deep=1"))).ShouldBe(ProbeAnswer.Ok);
        (await AskAsync(Http($"http://localhost:{peer.Port}"))).ShouldBe(ProbeAnswer.Ok);
        await peer.DisposeAsync();

        peer.Connections.ShouldBe(2);
        var lines = peer.Heard[0].Split("\r\n");
        lines[0].ShouldBe("GET /health?deep=1 HTTP/1.1");
        lines.ShouldContain($"Host: 127.0.0.1:{peer.Port}");
        lines.ShouldContain("Connection: close");
        lines.ShouldContain("User-Agent: supervisor-probe/1");
        peer.Heard[^1].ShouldStartWith("GET / HTTP/1.1\r\n");
        peer.Heard[^1].ShouldContain($"Host: localhost:{peer.Port}");
    }

    [Theory]
    [InlineData("200 OK")]
    [InlineData("204 No Content")]
    [InlineData("302 Found")]
    [InlineData("399 Whatever")]
    public async Task Status_From200To399_Passes(string status)
    {
        var peer = Serve(Peer.Http($"HTTP/1.1 {status}\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"));

        (await AskAsync(Http($":{peer.Port}"))).ShouldBe(ProbeAnswer.Ok);

        peer.Connections.ShouldBe(1);
    }

    [Theory]
    [InlineData("503 Service Unavailable", "answered 503 Service Unavailable")]
    [InlineData("404 Not Found", "answered 404 Not Found")]
    [InlineData("400 ", "answered 400")]
    public async Task Status_Beyond_FailsWithIt(string status, string reason)
    {
        var peer = Serve(Peer.Http($"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n"));

        (await AskAsync(Http($":{peer.Port}/health"))).ShouldBe(ProbeAnswer.Failed(reason));
    }

    [Fact]
    public async Task Credentials_OfTheUrl_AreSent()
    {
        var peer = Serve(Peer.Http(Fine));

        (await AskAsync(Http($"http://me:p%40ss@127.0.0.1:{peer.Port}/"))).Passed.ShouldBeTrue();
        await peer.DisposeAsync();

        var sent = peer.Heard.ShouldHaveSingleItem();
        sent.ShouldContain($"Authorization: Basic {Convert.ToBase64String("me:p@ss"u8)}\r\n");
        sent.ShouldStartWith("GET / HTTP/1.1\r\n");
    }

    [Fact]
    public async Task Tls_OfAnUnknownAuthority_Passes()
    {
        using var certificate = SelfSigned();
        var peer = Serve(async talk =>
        {
            await using var tls = new SslStream(new NetworkStream(talk.Socket));
            await tls.AuthenticateAsServerAsync(certificate);
            _ = await tls.ReadAsync(new byte[4096], talk.Stop);
            await tls.WriteAsync(System.Text.Encoding.ASCII.GetBytes(Fine), talk.Stop);
            await tls.ShutdownAsync();
        });

        (await AskAsync(Http($"https://127.0.0.1:{peer.Port}/"))).ShouldBe(ProbeAnswer.Ok);
    }

    [Fact]
    public async Task Tls_ToAPlainPort_FailsInItsHandshake()
    {
        var peer = Serve(async talk => await talk.SayAsync("HTTP/1.1 400 Bad Request\r\n\r\n"));

        (await AskAsync(Http($"https://127.0.0.1:{peer.Port}/"))).Reason.ShouldStartWith("the TLS handshake failed: ");
    }

    [Fact]
    public async Task PlainHttp_ToATlsPort_Fails()
    {
        using var certificate = SelfSigned();
        var peer = Serve(async talk =>
        {
            await using var tls = new SslStream(new NetworkStream(talk.Socket));
            try
            {
                await tls.AuthenticateAsServerAsync(certificate);
            }
            catch (AuthenticationException failure)
            {
                talk.Broken = failure;
            }
        });

        (await AskAsync(Http($":{peer.Port}"))).Passed.ShouldBeFalse();
    }

    [Theory]
    [InlineData("ftp://127.0.0.1:1/")]
    [InlineData("http://")]
    [InlineData("")]
    [InlineData(":99999/")]
    public async Task Url_ThatIsNone_IsSaidToBeNone(string url) =>
        (await AskAsync(Http(url))).ShouldBe(ProbeAnswer.Failed("its address is no URL"));

    [Fact]
    public async Task Name_WithoutAnAddress_IsTheReason() =>
        (await AskAsync(Http("http://no-such-host.invalid:80/"))).Reason.ShouldBeOneOf(
            "the host's name has no address",
            "no name server answered"
        );

    private static ProbeTarget.Http Http(string url) => new(url);

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=nobody", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
