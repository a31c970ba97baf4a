using Shouldly;
using Supervisor.Runtimes.Containers;
using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Containers.Outputs;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Runtimes.Processes;
using Supervisor.Supervision.Definitions;
using Supervisor.TestKit.Time;
using Supervisor.Tests.Runtimes.Docker.Calls;
using Supervisor.Tests.Runtimes.Faults;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Outputs;

public sealed class OutputCopyTests : IDisposable
{
    private const string Runs =
        """{"Id":"c1","State":{"Running":true,"StartedAt":"2026-01-01T00:00:00Z"},"HostConfig":{"LogConfig":{"Type":"local"}}}""";

    private static readonly AgentAddress Till = new("shop", "till");

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("supervisor-outputs-");
    private readonly VirtualClock _clock = new();
    private readonly ScriptedEngine _engine = new();
    private readonly FaultLog _faults = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task Attempt_ThatFaults_IsTold_AndTheNextIsMade()
    {
        using var session = await ConnectAsync();
        var copy = new OutputCopy("c1", Till, Services(static () => throw new InvalidOperationException("odd")));
        _engine.Answers(200, Runs);
        copy.Heed(session, RunningFacts);
        (await _faults.NextAsync()).ShouldBe("copying the output of shop/till: odd");
        copy.Trouble.ShouldNotBeNull().Why.ShouldBe("odd");

        _engine.Answers(200, Runs);
        _engine.Answers(404, "{}");
        await PassAsync();
        await PassAsync();

        await copy.Running.WaitAsync(Cancellation);
        _engine.Connections.Count.ShouldBe(
            5,
            "the container is gone by the third attempt, and nothing is left to copy"
        );
        _faults.Waiting.ShouldBe(0, "the same is told once");
    }

    /// <summary>Until it waits for its next attempt, and that is due.</summary>
    private async Task PassAsync()
    {
        while (!_clock.MoveToNextTimer(TimeSpan.FromMinutes(1)))
        {
            await Task.Yield();
        }
    }

    private static ContainerFacts RunningFacts =>
        new()
        {
            Id = "c1",
            State = new ContainerState { Running = true, StartedAt = DateTimeOffset.UnixEpoch },
        };

    private async Task<EngineSession> ConnectAsync()
    {
        _engine.Answers("HTTP/1.1 200 OK\r\nApi-Version: 1.47\r\nContent-Length: 2\r\n\r\nOK");
        _engine.Answers(200, """{"Version":"27.0","ApiVersion":"1.47","MinAPIVersion":"1.24"}""");
        var connected = await EngineClient.ConnectAsync(_engine, EngineTimes.Usual, TimeProvider.System, Cancellation);
        return new EngineSession(
            connected.Value.ShouldNotBeNull($"{connected.Failure?.Error}"),
            new EngineMark("1-1", KeepsContainers: true, DateTimeOffset.UnixEpoch),
            gap: null,
            Cancellation
        );
    }

    private OutputServices Services(Action onKeep) =>
        new(
            Path.Combine(_directory.FullName, "places"),
            new AgentLogs(Path.Combine(_directory.FullName, "logs")),
            new LaunchPlan(),
            (_, _) => onKeep(),
            static _ => { },
            _clock
        )
        {
            Faults = _faults.Faults,
        };
}
