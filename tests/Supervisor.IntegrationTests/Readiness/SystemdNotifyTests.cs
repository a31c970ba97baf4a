using Shouldly;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Agents.Signals;
using Xunit;

namespace Supervisor.IntegrationTests.Readiness;

/// <summary>systemd's own <c>systemd-notify</c>, as scripts use it.</summary>
public sealed class SystemdNotifyTests : IAsyncLifetime
{
    private const string Program = "/usr/bin/systemd-notify";

    private ReadinessWorld _world = null!;
    private ValueMap<string> _variables = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(File.Exists(Program), $"There is no {Program}.");
        _world = await ReadinessWorld.StartAsync();
        _variables = await _world.OpenAsync();
    }

    public ValueTask DisposeAsync() => _world?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task ReadyWithStatus_ArrivesBeforeTheProgramEnds()
    {
        await RunAsync("--ready", "--status=12 of 77 loaded");

        // It waits on its barrier until what it said was handled.
        _world.Supervisor.Waiting.ShouldBe(2);
        AgentWord[] words = [(await _world.Supervisor.NextAsync()).Word, (await _world.Supervisor.NextAsync()).Word];
        words.ShouldBe([new AgentWord.Ready(null), new AgentWord.Status("12 of 77 loaded")], ignoreOrder: true);
    }

    [Fact]
    public async Task Barrier_IsOpenedAtOnce()
    {
        var began = TimeProvider.System.GetTimestamp();

        await RunAsync("--ready");

        // The program gives up after 5 s.
        TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task Barrier_OpensOnlyWhenWhatWasSaidIsDone()
    {
        using var held = _world.Supervisor.Hold();
        var notifying = RunAsync("--ready");
        (await _world.Supervisor.NextAsync()).Word.ShouldBe(new AgentWord.Ready(null));

        notifying.IsCompleted.ShouldBeFalse();
        held.Dispose();

        await notifying;
    }

    [Fact]
    public async Task MainProcess_IsPassedOver()
    {
        await RunAsync("--pid=4711", "--ready");

        (await _world.Supervisor.NextAsync()).Word.ShouldBe(new AgentWord.Ready(null));
        _world.Supervisor.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task Script_SaysAllThatThereIs()
    {
        await Script.ShellAsync(
            _variables,
            """
            systemd-notify --pid --ready --status="serving on 5800"
            systemd-notify WATCHDOG=1
            systemd-notify EXTEND_TIMEOUT_USEC=5000000 RELOADING=1
            systemd-notify --no-block STOPPING=1
            """
        );

        var words = new List<AgentWord>();
        for (var word = 0; word < 5; word++)
        {
            words.Add((await _world.Supervisor.NextAsync()).Word);
        }

        words.ShouldBe(
            [
                new AgentWord.Ready(null),
                new AgentWord.Status("serving on 5800"),
                new AgentWord.Heartbeat(),
                new AgentWord.ExtendTimeout(TimeSpan.FromSeconds(5)),
                new AgentWord.Stopping(),
            ],
            ignoreOrder: true
        );
        words[^1].ShouldBe(new AgentWord.Stopping());
    }

    private Task<string> RunAsync(params string[] words) => Script.RunAsync(_variables, Program, words);
}
