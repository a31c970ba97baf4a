using Shouldly;
using Supervisor.Supervision.Agents.Signals;
using Xunit;

namespace Supervisor.IntegrationTests.Readiness;

/// <summary>systemd's own <c>systemd-notify</c>, as scripts use it.</summary>
public sealed class SystemdNotifyTests : ReadinessTest
{
    private const string Program = "/usr/bin/systemd-notify";

    /// <summary>As the program does it, which gives up after 5 s.</summary>
    private const string PatientBarrier = """
        import os, socket
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as door:
            door.connect(os.environ["NOTIFY_SOCKET"])
            door.send(b"READY=1")
            near, far = os.pipe()
            socket.send_fds(door, [b"BARRIER=1"], [far])
            os.close(far)
            os.read(near, 1)
        """;

    protected override void SkipUnlessPossible() => Assert.SkipUnless(File.Exists(Program), $"There is no {Program}.");

    [Fact]
    public async Task ReadyWithStatus_ArrivesBeforeTheProgramEnds()
    {
        await RunAsync("--ready", "--status=12 of 77 loaded");

        // It waits on its barrier until what it said was handled.
        World.Supervisor.Waiting.ShouldBe(2);
        AgentWord[] words = [(await World.Supervisor.NextAsync()).Word, (await World.Supervisor.NextAsync()).Word];
        words.ShouldBe([new AgentWord.Ready(null), new AgentWord.Status("12 of 77 loaded")], ignoreOrder: true);
    }

    [Fact]
    public async Task Barrier_IsOpenedAtOnce()
    {
        // The program gives up after 5 s, and fails.
        (await RunAsync("--ready")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Barrier_OpensOnlyWhenWhatWasSaidIsDone()
    {
        using var held = World.Supervisor.Hold();
        var notifying = Script.PythonAsync(Variables, PatientBarrier);
        (await World.Supervisor.NextAsync()).Word.ShouldBe(new AgentWord.Ready(null));

        notifying.IsCompleted.ShouldBeFalse();
        held.Dispose();

        await notifying;
    }

    [Fact]
    public async Task MainProcess_IsPassedOver()
    {
        await RunAsync("--pid=4711", "--ready");

        (await World.Supervisor.NextAsync()).Word.ShouldBe(new AgentWord.Ready(null));
        World.Supervisor.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task Script_SaysAllThatThereIs()
    {
        await Script.ShellAsync(
            Variables,
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
            words.Add((await World.Supervisor.NextAsync()).Word);
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

    private Task<string> RunAsync(params string[] words) => Script.RunAsync(Variables, Program, words);
}
