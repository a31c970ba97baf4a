using Shouldly;
using Supervisor.Contracts.Readiness;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Definitions;
using Xunit;

namespace Supervisor.IntegrationTests.Readiness;

/// <summary>The library for Python agents, in real Python against the real sockets: how its calls arrive.</summary>
public sealed class PythonLibraryTests : ReadinessTest
{
    [Theory]
    [InlineData("mark_agent_ready('stt', {'port': 5800})", """{"port": 5800}""")]
    [InlineData("mark_agent_ready('audio/stt', details={'port': 5800})", """{"port": 5800}""")]
    [InlineData("mark_agent_ready(port=5800, startup_time=1.5)", """{"port": 5800, "startup_time": 1.5}""")]
    [InlineData("mark_agent_ready(details='fine')", """{"details": "fine"}""")]
    [InlineData("mark_agent_ready(details={'where': __import__('pathlib').Path('/x')})", """{"where": "/x"}""")]
    [InlineData("mark_agent_ready()", null)]
    public async Task Ready_HoweverItIsCalled_Arrives(string call, string? details)
    {
        (await RunAsync($"say({call})")).ShouldBe("True\n");

        (await World.Supervisor.NextAsync()).ShouldBe(
            new AgentSignal(ReadinessWorld.Stt, "1-aa", "http", new AgentWord.Ready(details))
        );
    }

    [Fact]
    public async Task OtherWords_Arrive()
    {
        await RunAsync(
            """
            assert mark_agent_not_ready("stt", "no\nmodel")
            assert mark_agent_not_ready()
            assert heartbeat()
            assert progress("epoch 3")
            assert progress()
            """
        );

        await ExpectAsync(
            "http",
            new AgentWord.NotReady("no model"),
            new AgentWord.NotReady("it gave no reason"),
            new AgentWord.Heartbeat(),
            new AgentWord.Progress("epoch 3"),
            new AgentWord.Progress(null)
        );
    }

    /// <summary>As the name of a file may have them.</summary>
    [Fact]
    public async Task Bytes_ThatAreNoText_AreSaidWithAMarkInTheirPlace()
    {
        (
            await RunAsync("say(mark_agent_not_ready('stt', 'no ' + b'\\xff.bin'.decode('utf-8', 'surrogateescape')))")
        ).ShouldBe("True\n");

        await ExpectAsync("http", new AgentWord.NotReady("no ?.bin"));
    }

    [Theory]
    [InlineData("{'n': float('nan')}")]
    [InlineData("{('a', 'b'): 1}")]
    [InlineData("{'big': 'x' * 100000}")]
    [InlineData("{'bad': type('T', (), {'__str__': lambda self: 1 / 0})()}")]
    public async Task Details_ThatCannotBeSent_AreLeftOutWithAComplaint(string details)
    {
        var output = await RunAsync($"say(mark_agent_ready('stt', {details}))");

        output.ShouldStartWith("True\n");
        output.ShouldContain("supervisor_agent: ready of stt: its details are left out, they ");
        (await World.Supervisor.NextAsync()).Word.ShouldBe(new AgentWord.Ready(null));
    }

    [Fact]
    public async Task NameOfAnother_IsFalse_AndTheLogSaysWhyOnce()
    {
        World.SupervisorOf(new AgentAddress("audio", "tts"));

        var output = await RunAsync("say(mark_agent_ready('tts'), mark_agent_ready('tts'))");

        output.ShouldStartWith("False False\n");
        output.Split("audio/stt may not speak for 'tts'.").Length.ShouldBe(2);
    }

    [Fact]
    public async Task NotifySocket_IsTakenWhereTheOtherCannotBeReached()
    {
        await PythonAgent.RunAsync(
            Variables.With(AgentVariables.Socket, "/nowhere/supervisor.sock"),
            """
            assert mark_agent_ready()
            assert mark_agent_not_ready("stt", "no model")
            assert heartbeat()
            assert progress("epoch 3")
            """
        );

        await ExpectAsync(
            "notify",
            new AgentWord.Ready(null),
            new AgentWord.NotReady("no model"),
            new AgentWord.Heartbeat(),
            new AgentWord.Progress("epoch 3")
        );
    }

    [Fact]
    public async Task Outside_OfASupervisor_NothingHappens()
    {
        var output = await PythonAgent.RunAsync(
            ValueMap<string>.Empty,
            """
            say(mark_agent_ready("x", {"a": object()}), mark_agent_not_ready(), heartbeat(), progress(1), start_heartbeat())
            stop_heartbeat()
            say([name for name in ("json", "socket") if name in sys.modules])
            """
        );

        output.ShouldBe("False False False False False\n[]\n");
    }

    [Fact]
    public async Task Import_BringsNothingElseAlong()
    {
        var output = await Script.PythonAsync(
            Variables,
            "import sys; before = set(sys.modules); import supervisor_agent; print(set(sys.modules) - before)"
        );

        output.ShouldBe("{'supervisor_agent'}\n");
    }

    private Task<string> RunAsync(string script) => PythonAgent.RunAsync(Variables, script);
}
