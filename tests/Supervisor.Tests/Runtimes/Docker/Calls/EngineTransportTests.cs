using System.Text;
using Shouldly;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Containers;
using Xunit;

namespace Supervisor.Tests.Runtimes.Docker.Calls;

public sealed class EngineTransportTests
{
    private readonly ScriptedEngine _engine = new();

    [Fact]
    public async Task Call_WhenThereIsNoConnection_WasNotMade()
    {
        var outcome = await StartAsync();

        outcome.Failure.ShouldBeOfType<EngineFailure.Unreached>().Error.ShouldBe(ScriptedEngine.Away);
    }

    [Theory]
    [InlineData("""{"message":"no such container"}""", "no such container")]
    [InlineData("""{"cause":"x","message":"said by Podman","response":404}""", "said by Podman")]
    [InlineData("page not found\n", "page not found")]
    [InlineData("", "404 NotFound")]
    public async Task Call_ThatTheEngineRefuses_SaysWhatItSaid(string body, string message)
    {
        _engine.Answers(404, body);

        var failure = (await StartAsync()).Failure.ShouldBeOfType<EngineFailure.Refused>();

        (failure.Status, failure.Message, failure.IsAbsent).ShouldBe((404, message, true));
        failure.Error.Message.ShouldBe("The container engine did not start web.");
    }

    [Theory]
    [InlineData("""{"cause":"that name is already in use","message":"taken","response":500}""", true)]
    [InlineData("""{"cause":"network already exists","message":"taken","response":500}""", true)]
    [InlineData("""{"cause":"disk full","message":"that name is already in use","response":500}""", false)]
    [InlineData("""{"message":"that name is already in use"}""", false)]
    public async Task Conflict_ThatPodmanCallsAFailureOfItsOwn_IsOne(string body, bool isConflict)
    {
        _engine.Answers(500, body);

        (await StartAsync()).Failure.ShouldNotBeNull().IsConflict.ShouldBe(isConflict);
    }

    [Fact]
    public async Task Act_ThatIsDone_IsAChangeAndOneThatWasDoneIsNone()
    {
        _engine.Answers("HTTP/1.1 204 No Content\r\n\r\n");
        _engine.Answers("HTTP/1.1 304 Not Modified\r\n\r\n");

        (await StartAsync()).ShouldBe<EngineOutcome<Change>>(Change.Made);
        (await StartAsync()).ShouldBe<EngineOutcome<Change>>(Change.WasSo);
    }

    [Theory]
    [InlineData("", "Close")]
    [InlineData("", "Break")]
    [InlineData("HTTP/1.1 20", "Break")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"Id\":", "Close")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"Id\":", "Break")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n{]}", "Close")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnull", "Close")]
    [InlineData("SSH-2.0-OpenSSH\r\n", "Close")]
    public async Task Call_WhoseAnswerIsNotWhole_IsUnknownAndNotMadeAgain(string answer, string ending)
    {
        _engine.Answers(answer, Enum.Parse<Ending>(ending));

        var outcome = await InspectAsync();

        outcome.Failure.ShouldBeOfType<EngineFailure.Unknown>($"{outcome}");
        _engine.Connections.ShouldHaveSingleItem().IsClosed.ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"Id\":")]
    public async Task Call_ThatTakesTooLong_IsUnknown(string answer)
    {
        var connection = _engine.Answers(answer, Ending.Silence);

        var asked = InspectAsync();
        await _engine.LetTimePassAsync(connection, EngineTimes.Usual.Look);

        var failure = (await asked).Failure.ShouldBeOfType<EngineFailure.Unknown>();
        failure.Why.ShouldBe("no whole answer came within 30s");
        connection.IsClosed.ShouldBeTrue();
    }

    [Fact]
    public async Task Call_ThatItsCallerCallsOff_IsNoOutcome()
    {
        var connection = _engine.Answers("", Ending.Silence);
        using var stop = new CancellationTokenSource();

        var asked = new ContainerCalls(_engine.Transport).InspectAsync("web", stop.Token);
        await connection.AllWasSaid.Task;
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(asked);
        connection.IsClosed.ShouldBeTrue();
    }

    [Fact]
    public async Task Request_IsSentInTheAgreedVersionOnAConnectionOfItsOwn()
    {
        _engine.Answers("HTTP/1.1 204 No Content\r\n\r\n");

        await new ContainerCalls(_engine.Transport).KillAsync("web/1 ü", "SIGHUP", CancellationToken.None);

        Heard(0)
            .ShouldBe(
                "POST /v1.41/containers/web%2F1%20%C3%BC/kill?signal=SIGHUP HTTP/1.1\r\n"
                    + "Host: docker\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
            );
    }

    [Fact]
    public async Task Stop_WithAGrace_MayTakeThatMuchLonger()
    {
        var connection = _engine.Answers("", Ending.Silence);

        var asked = new ContainerCalls(_engine.Transport).StopAsync(
            "web",
            TimeSpan.FromSeconds(90.5),
            CancellationToken.None
        );
        await _engine.LetTimePassAsync(connection, EngineTimes.Usual.Act + TimeSpan.FromSeconds(90));
        asked.IsCompleted.ShouldBeFalse();
        await _engine.LetTimePassAsync(connection, TimeSpan.FromSeconds(1));

        (await asked).Failure.ShouldBeOfType<EngineFailure.Unknown>();
        Heard(0).ShouldContain("/containers/web/stop?t=91 ");
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData(".")]
    public async Task Name_ThatWouldLeadElsewhere_IsAFaultOfOurs(string name) =>
        await Should.ThrowAsync<ArgumentException>(() =>
            new ContainerCalls(_engine.Transport).RemoveAsync(name, force: true, volumes: true, CancellationToken.None)
        );

    private string Heard(int connection) => Encoding.UTF8.GetString(_engine.Connections[connection].Heard);

    private Task<EngineOutcome<Change>> StartAsync() =>
        new ContainerCalls(_engine.Transport).StartAsync("web", CancellationToken.None);

    private Task<EngineOutcome<ContainerFacts>> InspectAsync() =>
        new ContainerCalls(_engine.Transport).InspectAsync("web", CancellationToken.None);
}
