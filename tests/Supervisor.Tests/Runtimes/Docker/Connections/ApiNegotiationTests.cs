using System.Text;
using Shouldly;
using Supervisor.Contracts;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.Runtimes.Docker.Engine;
using Supervisor.Tests.Runtimes.Docker.Calls;
using Xunit;

namespace Supervisor.Tests.Runtimes.Docker.Connections;

public sealed class ApiNegotiationTests
{
    [Theory]
    [InlineData("1.41", "1.12", "1.41")]
    [InlineData("1.48", "1.24", "1.48")]
    [InlineData("1.52", "1.44", "1.48")]
    [InlineData("1.41", null, "1.41")]
    public void Agreement_IsTheHighestThatBothSpeak(string highest, string? lowest, string expected) =>
        Agree(highest, lowest).Value.ToString().ShouldBe(expected);

    [Theory]
    [InlineData("1.40", "1.12", EngineErrorCodes.TooOld)]
    [InlineData("1.60", "1.49", EngineErrorCodes.TooNew)]
    public void Engine_WithNoVersionInCommon_IsRefused(string highest, string lowest, string code) =>
        Agree(highest, lowest).Error.ShouldNotBeNull().Code.ShouldBe(code);

    [Theory]
    [InlineData("1.9", "1.41", true)]
    [InlineData("2.0", "1.41", false)]
    public void Versions_AreComparedAsNumbers(string left, string right, bool isLower) =>
        (ApiVersion.Parse(left) < ApiVersion.Parse(right)).ShouldBe(isLower);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.x")]
    [InlineData("1.41.2")]
    public void Version_ThatIsNone_IsNotRead(string? text) => ApiVersion.Parse(text).ShouldBeNull();

    [Fact]
    public async Task Connection_SpeaksWhatWasAgreed()
    {
        var engine = new ScriptedEngine();
        engine.Answers("HTTP/1.1 200 OK\r\nApi-Version: 1.52\r\nContent-Length: 2\r\n\r\nOK");
        engine.Answers(200, """{"Version":"29.0","MinAPIVersion":"1.44","Components":[{"Name":"Podman Engine"}]}""");
        engine.Answers(200, "[]");

        var client = (await ConnectAsync(engine)).Value.ShouldNotBeNull();
        await client.Containers.ListAsync(EngineFilters.None, CancellationToken.None);

        (client.Api.ToString(), client.Version.Kind).ShouldBe(("1.48", EngineKind.Podman));
        Heard(engine, 0).ShouldStartWith("GET /_ping HTTP/1.1\r\n");
        Heard(engine, 1).ShouldStartWith("GET /version HTTP/1.1\r\n");
        Heard(engine, 2).ShouldStartWith("GET /v1.48/containers/json?all=true HTTP/1.1\r\n");
    }

    [Fact]
    public async Task Connection_ToAnEngineThatIsTooOld_NamesItAndTheWayOut()
    {
        var engine = new ScriptedEngine();
        engine.Answers("HTTP/1.1 200 OK\r\nApi-Version: 1.38\r\nContent-Length: 2\r\n\r\nOK");
        engine.Answers(200, """{"Version":"18.06","ApiVersion":"1.38","MinAPIVersion":"1.12"}""");

        var error = (await ConnectAsync(engine)).Failure.ShouldBeOfType<EngineFailure.Unreached>().Error;

        (error.Message, error.Remedy).ShouldBe(("Docker 18.06 is too old.", "Upgrade the engine."));
    }

    private static Outcome<ApiVersion> Agree(string highest, string? lowest) =>
        ApiNegotiation.Agree("Docker 1", ApiVersion.Parse(highest)!.Value, ApiVersion.Parse(lowest));

    private static string Heard(ScriptedEngine engine, int connection) =>
        Encoding.UTF8.GetString(engine.Connections[connection].Heard);

    private static Task<EngineOutcome<EngineClient>> ConnectAsync(ScriptedEngine engine) =>
        EngineClient.ConnectAsync(engine, EngineTimes.Usual, engine.Clock, CancellationToken.None);
}
