using System.Text;
using System.Text.RegularExpressions;
using Shouldly;
using Supervisor.Runtimes.Containers;
using Supervisor.Runtimes.Containers.Outputs;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Runtimes.Processes;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.TestKit.Runtimes.Containers;

/// <summary>What containers write is in their agents' logs: all of it, once, whatever becomes of daemons and containers.</summary>
public abstract partial class ContainerOutputContract(EngineFixture engine) : IAsyncLifetime
{
    /// <summary>A line whenever it is told to, by a file that grows: so a test says when, and nothing is waited for.</summary>
    private const string Echo =
        "touch /tmp/in; (trap 'exit 0' TERM; i=0; while :; do n=$(wc -l < /tmp/in); "
        + "while [ $i -lt $n ]; do i=$((i+1)); echo line $i; done; sleep 0.05; done) & trap 'kill $!; exit 0' TERM; wait";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private ContainerWorld _world = null!;
    private ContainerRuntime _runtime = null!;
    private EngineClient _client = null!;
    private NewsLog _news = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string LogFile => new AgentLogs(_world.Settings.Logs).PathOf(ContainerWorld.Agent);

    public async ValueTask InitializeAsync()
    {
        engine.SkipUnlessThere();
        _world = ContainerWorld.In(engine);
        _client = await _world.ClientAsync();
        await BeginAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_world is not null)
        {
            await _world.DisposeAsync();
        }
    }

    [Fact]
    public async Task Output_OfSeveralRuns_IsInOneLogOnceEach()
    {
        await EndsAsync(_world.Request(1, "echo one; echo two >&2; echo three"));
        await EndsAsync(_world.Request(2, "echo one; echo two >&2; echo three"));
        await LogIsAsync(text => text.Length >= 28, "both runs");

        // Another definition is another container, and the one before is removed.
        await EndsAsync(_world.Request(3, "echo four; printf five"));

        await LogIsAsync(text => text.EndsWith("five", StringComparison.Ordinal), "the other container's output");
        Lines().Order(StringComparer.Ordinal).ShouldBe(["five", "four", "one", "one", "three", "three", "two", "two"]);
    }

    [Fact]
    public async Task Output_WhileNoDaemonIsThere_IsThereAfterwardsOnce()
    {
        await ThereAsync(_world.Request(1, Echo));
        await SayAsync(3);
        await LogIsAsync(text => text.EndsWith("line 3\n", StringComparison.Ordinal), "what it says at first");
        await _runtime.DisposeAsync();
        await SayAsync(2);
        await BeginAsync();
        await _runtime.ListAsync();
        await SayAsync(1);

        await LogIsAsync(text => text.EndsWith("line 6\n", StringComparison.Ordinal), "all that it has said");
        Lines().ShouldBe(["line 1", "line 2", "line 3", "line 4", "line 5", "line 6"]);
    }

    [Fact]
    public async Task Output_OfADaemonThatWasKilledBeforeItCouldNoteIt_IsThereOnce()
    {
        await ThereAsync(_world.Request(1, Echo));
        await SayAsync(3);
        await LogIsAsync(text => text.EndsWith("line 3\n", StringComparison.Ordinal), "what it says at first");
        await _runtime.DisposeAsync();
        // As a killed daemon leaves it: more in the log than is written down, and not to the end of a line.
        await SayAsync(2);
        await File.AppendAllTextAsync(LogFile, "line 4\nlin", Cancellation);

        await BeginAsync();
        await _runtime.ListAsync();

        await LogIsAsync(text => text.EndsWith("line 5\n", StringComparison.Ordinal), "all that it has said");
        Lines().ShouldBe(["line 1", "line 2", "line 3", "line 4", "line 5"]);
    }

    [Fact]
    public async Task Output_OfATerminal_IsThereToo()
    {
        var length = engine.Differences.LongestTerminalLine;
        _world.Maker.Change = spec => spec with { Tty = true };
        await EndsAsync(_world.Request(1, $"echo one; echo $(head -c {length} /dev/zero | tr '\\0' x); echo two"));

        await LogIsAsync(text => Said(text).EndsWith("two\r\n", StringComparison.Ordinal), "all lines");
        Said(await File.ReadAllTextAsync(LogFile, Cancellation))
            .ShouldBe($"one\r\n{new string('x', length)}\r\ntwo\r\n");
    }

    [Fact]
    public async Task Output_OfADriverThatKeepsNone_IsSaidToBeNowhere()
    {
        _world.Maker.Change = spec =>
            spec with
            {
                HostConfig = (spec.HostConfig ?? new HostSpec()) with { LogConfig = new LogSpec("none", null) },
            };
        await EndsAsync(_world.Request(1, "echo unheard"));
        await _runtime.ListAsync();

        await HoldsAsync(() => _runtime.Outputs.TroubleOf(ContainerWorld.Agent) is not null, "that it is said");
        var error = _runtime.Outputs.TroubleOf(ContainerWorld.Agent)!;
        (error.Code, error.Why.Contains("'none'", StringComparison.Ordinal)).ShouldBe((OutputErrors.Unreadable, true));
        File.Exists(LogFile).ShouldBeFalse();
    }

    /// <summary>A list that was begun before it came, or an engine that is busy with it, may lack one that is there.</summary>
    [Fact]
    public async Task Place_OfAContainerThatAListLacks_IsKeptAsLongAsTheContainerIsThere()
    {
        // Without our labels it is in no list of ours.
        var id = ContainerWorld
            .Done(await _client.Containers.CreateAsync(_world.Name, engine.Shell("true"), Cancellation))
            .Id;
        var place = Path.Combine(_world.Settings.Outputs, id);
        Directory.CreateDirectory(_world.Settings.Outputs);
        await File.WriteAllTextAsync(place, "1 100 2 3 40", Cancellation);

        await _runtime.ListAsync();
        // Whatever the list has begun ends before the daemon does.
        await _runtime.DisposeAsync();
        File.Exists(place).ShouldBeTrue();
        await _client.Containers.RemoveAsync(_world.Name, force: true, volumes: true, Cancellation);
        await BeginAsync();

        await HoldsAsync(() => !File.Exists(place), "that the place of what is gone goes");
    }

    private async Task BeginAsync()
    {
        _news = new NewsLog();
        _runtime = _world.NewRuntime();
        _runtime.Expect();
        _runtime.Listen(_news.Take);
        await _news.NextAsync<RuntimeNews.Connected>("that the engine answers");
    }

    private async Task ThereAsync(LaunchRequest request)
    {
        var outcome = await _runtime.StartAsync(request);
        outcome.ShouldBeOfType<LaunchOutcome.There>(outcome.ToString());
    }

    private async Task EndsAsync(LaunchRequest request)
    {
        await ThereAsync(request);
        (await _news.EndOfAsync(request.Id)).Exit!.Code.ShouldBe(0);
    }

    private async Task SayAsync(int lines)
    {
        var line = $"for i in $(seq {lines}); do echo >> /tmp/in; done";
        var spec = new Supervisor.Runtimes.Docker.Exec.ExecSpec { Cmd = ["/bin/sh", "-c", line] };
        var created = ContainerWorld.Done(await _client.Exec.CreateAsync(_world.Name, spec, Cancellation));
        ContainerWorld.Done(await _client.Exec.StartAsync(created.Id, Cancellation));
    }

    private string[] Lines() =>
        Encoding.UTF8.GetString(File.ReadAllBytes(LogFile)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private string Said(string log) => engine.Differences.StampsPiecesOfTerminals ? Stamp().Replace(log, "") : log;

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ ", RegexOptions.None, 1000)]
    private static partial Regex Stamp();

    private Task LogIsAsync(Func<string, bool> isSo, string expected) =>
        HoldsAsync(() => File.Exists(LogFile) && isSo(File.ReadAllText(LogFile)), expected);

    private async Task HoldsAsync(Func<bool> isSo, string expected)
    {
        var until = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            var seen = File.Exists(LogFile) ? await File.ReadAllTextAsync(LogFile, Cancellation) : "no log";
            (TimeProvider.System.GetElapsedTime(until) < Patience).ShouldBeTrue(
                $"{expected} was expected; there is: {seen} ({_runtime.Outputs.TroubleOf(ContainerWorld.Agent)})"
            );
            // Which has all containers looked at, as is done every half minute.
            await _runtime.ListAsync();
        }
    }
}
