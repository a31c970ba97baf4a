using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.ServiceManagers;

/// <summary>The built daemon, started as systemd starts a service of <c>Type=notify</c>.</summary>
public sealed class NotifyProtocolTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("a file")]
    [InlineData("no file")]
    public async Task Daemon_StartedAndStopped_SaysReadyOnceItServesAndStoppingBeforeItEnds(string kind)
    {
        using var manager = new NotifyListener(
            kind == "a file" ? _scratch.File("notify") : $"@supervisor-test-{Guid.NewGuid():N}"
        );
        await using var daemon = Begin(manager);

        (await manager.NextAsync(daemon)).ShouldBe($"READY=1\nSTATUS=Node pc1 answers at {daemon.Endpoint}.");
        (await PbmProgram.RunAsync(_scratch, "node", "uptime")).Exit.ShouldBe(0);

        var stopping = daemon.StopAsync(Posix.SigTerm);
        (await manager.NextAsync(daemon)).ShouldStartWith("STOPPING=1\n");
        (await stopping).ShouldBe(0);
    }

    [Fact]
    public async Task Daemon_UnderAWatchdog_SaysAgainAndAgainThatItLives()
    {
        using var manager = new NotifyListener(_scratch.File("notify"));
        await using var daemon = Begin(manager, ("WATCHDOG_USEC", "300000"));

        (await manager.NextAsync(daemon)).ShouldStartWith("READY=1\n");
        for (var word = 0; word < 3; word++)
        {
            (await manager.NextAsync(daemon)).ShouldBe("WATCHDOG=1");
        }
    }

    [Fact]
    public async Task Daemon_ThatCannotStart_NeverSaysReady()
    {
        using var manager = new NotifyListener(_scratch.File("notify"));
        await using var first = await Daemon.StartAsync(_scratch);
        await using var second = Begin(manager);

        (await second.EndAsync()).ShouldBe(1);

        manager.HasHeardNothing.ShouldBeTrue();
    }

    [Fact]
    public async Task Daemon_WhoseServiceManagerIsGone_SaysSoAndServes()
    {
        var manager = new NotifyListener(_scratch.File("notify"));
        manager.Dispose();
        await using var daemon = Begin(manager);

        await daemon.ExpectAsync("could not be told 'READY=1");

        (await PbmProgram.RunAsync(_scratch, "node", "uptime")).Exit.ShouldBe(0);
    }

    private Daemon Begin(NotifyListener manager, params (string Name, string Value)[] more)
    {
        var start = Daemon.Describe(_scratch);
        start.Environment["NOTIFY_SOCKET"] = manager.Name;
        foreach (var (name, value) in more)
        {
            start.Environment[name] = value;
        }

        return Daemon.Begin(_scratch, start);
    }
}
