using System.Net;
using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Daemons;

public sealed class OperatorApiTests(RunningDaemon running) : IClassFixture<RunningDaemon>
{
    private const string Uptime = "/v1/palettes/node/commands/uptime";

    private readonly Scratch _scratch = running.Scratch;
    private readonly Daemon _daemon = running.Daemon;

    [Fact]
    public async Task Health_NeedsNoToken()
    {
        using var api = ApiClient.OverTcp(_daemon, token: null);

        (await api.GetAsync("/healthz")).ShouldBe((HttpStatusCode.OK, "ok\n"));
    }

    [Theory]
    [InlineData(null, "access.token-missing")]
    [InlineData("wrong", "access.token-wrong")]
    public async Task Tcp_WithoutTheToken_IsRefused(string? token, string code)
    {
        using var api = ApiClient.OverTcp(_daemon, token);

        var (status, body) = await api.GetAsync("/v1/palettes");

        status.ShouldBe(HttpStatusCode.Unauthorized);
        body.ShouldContain(code);
    }

    [Fact]
    public async Task Tcp_WithTheToken_IsAdmitted()
    {
        using var api = ApiClient.OverTcp(_daemon, _daemon.Token);

        (await api.GetAsync("/v1/palettes")).Status.ShouldBe(HttpStatusCode.OK);
        (await api.GetAsync("/v1/names/node")).Body.ShouldBe("""{"names":["pc1"]}""");
        (await api.GetAsync("/v1/names/spaceship")).Body.ShouldBe("""{"names":[]}""");
    }

    [Theory]
    [InlineData("Host", "evil.example", "access.host-refused")]
    [InlineData("Host", "127.0.0.1:1", "access.host-refused")]
    [InlineData("Origin", "http://evil.example", "access.origin-refused")]
    [InlineData("Origin", "null", "access.origin-refused")]
    public async Task Tcp_ForAWebPage_IsRefusedEvenWithTheToken(string header, string value, string code)
    {
        using var api = ApiClient.OverTcp(_daemon, _daemon.Token);

        var (status, body) = await api.GetAsync("/v1/palettes", (header, value));

        status.ShouldBe(HttpStatusCode.Forbidden);
        body.ShouldContain(code);
    }

    [Fact]
    public async Task Socket_OfTheDaemonsOwnUser_NeedsNoToken()
    {
        using var api = ApiClient.OverSocket(_daemon);

        (await api.PostAsync(Uptime, "{}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Socket_OfAnotherUser_IsRefusedByTheKernelsWord()
    {
        // The modes keep others out already; opened, the daemon still does.
        File.SetUnixFileMode(_scratch.Home, (UnixFileMode)0b111_101_101);
        File.SetUnixFileMode(_scratch.Data, (UnixFileMode)0b111_001_001);
        File.SetUnixFileMode(_daemon.Socket, (UnixFileMode)0b110_110_110);
        var start = await OtherUser.AsAsync(PbmProgram.Start(_scratch, "node", "uptime"));

        var refused = await ProgramResult.OfAsync(start);

        refused.Exit.ShouldBe(4);
        refused.Error.ShouldContain("uid 65534 may not use this socket");
    }

    [Fact]
    public async Task Socket_ThatThisUserMayNotOpen_IsSaid()
    {
        File.SetUnixFileMode(_scratch.Home, (UnixFileMode)0b111_101_101);
        File.SetUnixFileMode(_scratch.Data, (UnixFileMode)0b111_000_000);
        var start = await OtherUser.AsAsync(PbmProgram.Start(_scratch, "node", "uptime"));

        var refused = await ProgramResult.OfAsync(start);

        refused.Exit.ShouldBe(4);
        refused.Error.ShouldContain("This user may not open");
    }

    [Theory]
    [InlineData("no json", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("[]", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("null", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("""{"arguments":{"depth":3}}""", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("""{"arguments":{"depth":null}}""", HttpStatusCode.BadRequest, "usage.unknown-argument")]
    [InlineData("""{"id":"not an id"}""", HttpStatusCode.BadRequest, "usage.missing-id")]
    [InlineData("""{"dryRun":true}""", HttpStatusCode.BadRequest, "usage.no-dry-run")]
    [InlineData("""{"someday":[{"what":1}]}""", HttpStatusCode.OK, "\"kind\":\"end\",\"exit\":0")]
    public async Task Request_OfAnyForm_GetsAClearAnswer(string body, HttpStatusCode status, string content)
    {
        using var api = ApiClient.OverSocket(_daemon);

        var answer = await api.PostAsync(Uptime, body);

        answer.Status.ShouldBe(status);
        answer.Body.ShouldContain(content);
        answer.Body.ShouldContain("\"kind\":\"end\"");
    }

    [Fact]
    public async Task Request_OfTenMegabytes_IsRefused()
    {
        using var api = ApiClient.OverSocket(_daemon);
        var body = """{"arguments":{"x":[""" + '"' + new string('x', 10 * 1024 * 1024) + "\"]}}";

        var (status, answer) = await api.PostAsync(Uptime, body);

        status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.ShouldContain("request.too-large");
        (await PbmProgram.RunAsync(_scratch, "node", "uptime")).Exit.ShouldBe(0);
    }

    [Theory]
    [InlineData("/v2/palettes", "request.no-such-page")]
    [InlineData("/v1/palettes/nod/commands/uptime", "usage.unknown-palette")]
    [InlineData("/v1/palettes/node/commands/uptim", "usage.unknown-command")]
    public async Task Page_ThatIsNot_IsSaid(string path, string code)
    {
        using var api = ApiClient.OverSocket(_daemon);

        var (status, body) = await api.PostAsync(path, "{}");

        status.ShouldBe(HttpStatusCode.NotFound);
        body.ShouldContain(code);
    }
}
