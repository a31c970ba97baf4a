using System.Text;
using Shouldly;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Events;
using Supervisor.Runtimes.Docker.Images;
using Supervisor.Runtimes.Docker.Images.Credentials;
using Xunit;

namespace Supervisor.Tests.Runtimes.Docker.Calls;

public sealed class EngineFeedTests
{
    private const string Begin = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    private const string End = "0\r\n\r\n";

    private readonly ScriptedEngine _engine = new();

    [Fact]
    public async Task Feed_ThatEndsInOrder_HasNoFault()
    {
        _engine.Answers(Begin + Chunk("""{"Action":"start"}""" + "\n") + Chunk("""{"Action":"die"}""") + End);

        var (words, fault) = await ReadAsync();

        words.ShouldBe(["start", "die"]);
        fault.ShouldBeNull();
    }

    [Fact]
    public async Task Item_InTwoPieces_IsOne()
    {
        _engine.Answers(Begin + Chunk("{\"Action\":\"st") + Chunk("art\"}\n\n{}") + End);

        var (words, fault) = await ReadAsync();

        words.ShouldBe(["start", ""]);
        fault.ShouldBeNull();
    }

    [Theory]
    [InlineData("", "Break")]
    [InlineData("", "Close")]
    public async Task Feed_ThatBreaksOff_GivesWhatCameAndSaysSo(string rest, string ending)
    {
        _engine.Answers(Begin + Chunk("""{"Action":"start"}""" + "\n") + rest, Enum.Parse<Ending>(ending));

        var (words, fault) = await ReadAsync();

        words.ShouldBe(["start"]);
        fault.ShouldBeOfType<EngineFailure.Unknown>();
    }

    [Fact]
    public async Task Feed_OfWhatIsNotJson_IsAFault()
    {
        _engine.Answers(Begin + Chunk("<html>") + End);

        var (words, fault) = await ReadAsync();

        words.ShouldBeEmpty();
        fault.ShouldBeOfType<EngineFailure.Unknown>().Why.ShouldContain("could not be read");
    }

    [Fact]
    public async Task Pull_OfWhichNothingIsHeard_IsUnknown()
    {
        var connection = _engine.Answers(Begin + Chunk("""{"status":"Pulling"}""" + "\n"), Ending.Silence);
        var told = new List<PullProgress>();

        var pull = PullAsync(told);
        await _engine.LetTimePassAsync(connection, EngineTimes.Usual.Silence);

        (await pull).Failure.ShouldBeOfType<EngineFailure.Unknown>().Why.ShouldBe("no whole answer came within 5m 0s");
        told.ShouldHaveSingleItem().Status.ShouldBe("Pulling");
    }

    [Fact]
    public async Task Pull_ThatFailsInTheMiddleOfItsAnswer_IsRefused()
    {
        _engine.Answers(
            Begin + Chunk("""{"status":"Pulling"}""") + Chunk("""{"errorDetail":{},"error":"manifest unknown"}""") + End
        );

        var failure = (await PullAsync([])).Failure.ShouldBeOfType<EngineFailure.Refused>();

        failure.Message.ShouldBe("manifest unknown");
        failure.Error.Message.ShouldBe("The container engine did not pull docker.io/library/redis:7.");
    }

    [Fact]
    public async Task Pull_WithALogin_ShowsItToTheEngineAlone()
    {
        _engine.Answers(Begin + End);
        var login = new RegistryLogin
        {
            Server = "r.example",
            User = "me",
            Password = "s?crétÿ>",
        };

        await new ImageCalls(_engine.Transport).PullAsync(
            ImageReference.Parse("r.example/app")!,
            login,
            static _ => { },
            CancellationToken.None
        );

        var heard = Encoding.ASCII.GetString(_engine.Connections[0].Heard);
        heard.ShouldStartWith("POST /v1.41/images/create?fromImage=r.example%2Fapp&tag=latest HTTP/1.1\r\n");
        var header = heard.Split("X-Registry-Auth: ")[1].Split("\r\n")[0];
        var json = Encoding.UTF8.GetString(Convert.FromBase64String(header.Replace('-', '+').Replace('_', '/')));
        json.ShouldContain("\"username\":\"me\"");
        login.ToString().ShouldBe("me at r.example");
    }

    private static string Chunk(string text) => $"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n";

    private Task<EngineOutcome<Change>> PullAsync(List<PullProgress> told) =>
        new ImageCalls(_engine.Transport).PullAsync(
            ImageReference.Parse("redis:7")!,
            login: null,
            told.Add,
            CancellationToken.None
        );

    private async Task<(List<string> Words, EngineFailure? Fault)> ReadAsync()
    {
        var opened = await new EventCalls(_engine.Transport).OpenAsync(
            EngineFilters.None,
            since: null,
            CancellationToken.None
        );
        using var feed = opened.Value.ShouldNotBeNull();
        var words = new List<string>();
        await foreach (var happened in feed.ReadAllAsync(CancellationToken.None))
        {
            words.Add(happened.Word);
        }

        return (words, feed.Fault);
    }
}
