using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Supervisor.Contracts.Readiness;
using Supervisor.Fleet.Values;
using Supervisor.Node.Readiness.Http;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Definitions;
using Xunit;

namespace Supervisor.IntegrationTests.Readiness;

/// <summary>Words over the daemon's TCP listener, before whose gate the agents' door stands.</summary>
public sealed class TcpSignalTests : IAsyncLifetime
{
    private const string BehindTheDoor = "the operators' pages";

    private readonly WebApplication _application;
    private ReadinessWorld _world = null!;
    private ValueMap<string> _variables = null!;
    private HttpClient _client = null!;

    public TcpSignalTests()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        _application = builder.Build();
    }

    public async ValueTask InitializeAsync()
    {
        _world = await ReadinessWorld.StartAsync();
        _variables = await _world.OpenAsync();
        var door = new AgentDoor(_world.Surroundings.Page);
        _application.Use((context, next) => door.PassAsync(context, next));
        _application.Run(context => context.Response.WriteAsync(BehindTheDoor));
        await _application.StartAsync();
        _client = new HttpClient { BaseAddress = new Uri(_application.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _application.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Token_SaysWhoSpeaks()
    {
        var answer = await SayAsync("stt", Token());

        answer.Status.ShouldBe(200);
        (await _world.Supervisor.NextAsync()).ShouldBe(
            new AgentSignal(ReadinessWorld.Stt, "1-aa", "http", new AgentWord.Ready(null))
        );
    }

    [Fact]
    public async Task NoToken_IsUnauthorized()
    {
        var answer = await SayAsync("stt", null);

        answer.Status.ShouldBe(401);
        answer.Code.ShouldBe("access.token-missing");
    }

    [Fact]
    public async Task TokenOfNobody_IsForbidden() => (await SayAsync("stt", "guess")).Status.ShouldBe(403);

    [Fact]
    public async Task TokenOfAnotherAgent_IsForbidden()
    {
        var other = new AgentAddress("audio", "tts");
        _world.SupervisorOf(other);
        var token = Token(await _world.OpenAsync(agent: other));

        (await SayAsync("stt", token)).Status.ShouldBe(403);
        _world.Supervisor.Waiting.ShouldBe(0);
        _world.Audit.Entries.ShouldHaveSingleItem().Record.Code.ShouldBe("access.foreign-agent");
    }

    [Fact]
    public async Task TokenOfAnEarlierIncarnation_IsRefusedByTheSupervisor_AlsoAfterTheDaemonsRestart()
    {
        var old = Token();
        await _world.OpenAsync("2-bb");
        _world.Supervisor.Incarnation = "2-bb";

        (await SayAsync("stt", old)).Status.ShouldBe(409);
        (await _world.Supervisor.NextAsync()).Incarnation.ShouldBe("1-aa");
    }

    [Fact]
    public async Task TokenOfAnIncarnationLongPast_IsForbidden()
    {
        var old = Token();
        for (var start = 2; start < 7; start++)
        {
            await _world.OpenAsync($"{start}-bb");
        }

        (await SayAsync("stt", old)).Status.ShouldBe(403);
    }

    [Fact]
    public async Task TokenOfAnIncarnationThatHasEnded_IsTheSupervisorsToJudge()
    {
        await _world.Surroundings.CloseAsync(new(ReadinessWorld.Stt, "1-aa"));
        _world.Supervisor.Answer = SignalOutcome.Refused(SignalCodes.NotRunning, "It has ended.");

        (await SayAsync("stt", Token())).Code.ShouldBe(SignalCodes.NotRunning);
    }

    [Fact]
    public async Task Body_ThatIsTooLarge_IsRefused() =>
        (await SayAsync("stt", Token(), new string(' ', 10 * 1024 * 1024))).Status.ShouldBe(413);

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Origin", "http://evil.example")]
    public async Task PageOfElsewhere_IsForbidden_EvenWithTheToken(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/agents/stt/ready");
        request.Headers.Add("Authorization", $"Bearer {Token()}");
        request.Headers.Add(header, value);

        (await AgentSocket.SendAsync(_client, request)).Status.ShouldBe(403);
        _world.Supervisor.Waiting.ShouldBe(0);
    }

    [Theory]
    [InlineData("/v1/palettes")]
    [InlineData("/v1/agentsmith/ready")]
    [InlineData("/healthz")]
    public async Task OtherPages_AreLeftToOthers(string page) =>
        (await _client.GetStringAsync(page, TestContext.Current.CancellationToken)).ShouldBe(BehindTheDoor);

    [Theory]
    [InlineData("/v1/agents")]
    [InlineData("/v1/agents/stt")]
    public async Task NoPage_IsNotFound(string page)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, page);

        (await AgentSocket.SendAsync(_client, request)).Code.ShouldBe("request.no-such-page");
    }

    private Task<SocketAnswer> SayAsync(string name, string? token, string? body = null) =>
        AgentSocket.SayAsync(_client, name, ReadinessPages.Ready, body, token);

    private string Token() => Token(_variables);

    private static string Token(ValueMap<string> variables) =>
        File.ReadAllText(variables[AgentVariables.TokenFile]).Trim();
}
