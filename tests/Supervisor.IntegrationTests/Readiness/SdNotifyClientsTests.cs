using Shouldly;
using Supervisor.Contracts.Readiness;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Agents.Signals;
using Xunit;

namespace Supervisor.IntegrationTests.Readiness;

/// <summary>The clients of systemd's protocol that Python programs use: <c>sdnotify</c>, and systemd's own module.</summary>
public sealed class SdNotifyClientsTests : ReadinessTest
{
    private const string Modules = "/usr/lib/python3/dist-packages/";

    private protected override ValueMap<string> Changed(ValueMap<string> variables) =>
        variables.With(AgentVariables.WatchdogMicroseconds, "30000000");

    [Fact]
    public async Task Sdnotify_IsUnderstood()
    {
        SkipWithout("sdnotify");

        await Script.PythonAsync(
            Variables,
            """
            import sdnotify
            n = sdnotify.SystemdNotifier(debug=True)
            n.notify("READY=1")
            n.notify("STATUS=serving")
            n.notify("WATCHDOG=1")
            n.notify("STOPPING=1")
            """
        );

        await ExpectAsync(
            "notify",
            new AgentWord.Ready(null),
            new AgentWord.Status("serving"),
            new AgentWord.Heartbeat(),
            new AgentWord.Stopping()
        );
    }

    [Fact]
    public async Task SystemdsModule_IsUnderstood_AndFindsItsWatchdog()
    {
        SkipWithout("systemd");

        var output = await Script.PythonAsync(
            Variables,
            """
            from systemd import daemon
            assert daemon.notify("READY=1\nSTATUS=serving")
            assert daemon.notify("WATCHDOG=trigger")
            """
        );

        output.ShouldBeEmpty();
        await ExpectAsync("notify", new AgentWord.Ready(null), new AgentWord.Status("serving"), new AgentWord.Hung());
    }

    [Fact]
    public async Task SystemdsModule_ThatWantsDescriptorsKept_GoesOn()
    {
        SkipWithout("systemd");

        await Script.PythonAsync(
            Variables,
            """
            from systemd import daemon
            assert daemon.notify("FDSTORE=1\nFDNAME=cache", fds=[0, 1, 2])
            assert daemon.notify("READY=1")
            """
        );

        await ExpectAsync("notify", new AgentWord.Ready(null));
    }

    private static void SkipWithout(string module) =>
        Assert.SkipUnless(Directory.Exists(Modules + module), $"Debian's python3-{module} is not installed.");
}
