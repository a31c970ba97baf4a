using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Operators;

public sealed class MissingDaemonTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Daemon_ThatWasStopped_IsMissedWithTheWayToStartIt()
    {
        await using var daemon = await Daemon.StartAsync(_scratch);
        await daemon.StopAsync(Posix.SigTerm);

        var result = await PbmProgram.RunAsync(_scratch, "node", "uptime", "--data-dir", _scratch.Data);

        result.Exit.ShouldBe(3);
        result.Error.ShouldContain($"supervisor --data-dir {_scratch.Data}");
    }

    [Fact]
    public async Task Daemon_ThatWasKilled_IsMissedToo()
    {
        await using var daemon = await Daemon.StartAsync(_scratch);
        await daemon.KillAsync();

        var result = await PbmProgram.RunAsync(_scratch, "node", "uptime");

        result.Exit.ShouldBe(3);
        result.Error.ShouldContain("(nobody listens)");
    }
}
