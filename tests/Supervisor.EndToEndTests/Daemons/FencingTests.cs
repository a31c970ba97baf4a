using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Daemons;

/// <summary>A daemon whose journal a later writer has taken, as a restored or copied machine's would.</summary>
public sealed class FencingTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Daemon_WhoseJournalWasTaken_SaysSoAndFails()
    {
        await using var daemon = await Daemon.StartAsync(_scratch);
        // The start is noted before a query is answered, so that only the stop is left to write.
        (await PbmProgram.RunAsync(_scratch, "node", "uptime")).Exit.ShouldBe(0);
        await StoredJournal.TakeAsync(_scratch);

        (await daemon.StopAsync(Posix.SigTerm)).ShouldBe(1);

        daemon.Log.ShouldContain("The journal has another writer, and this daemon writes no more");
        daemon.Log.ShouldContain("/node failed in incarnation 1: Escalate");
        daemon.Log.ShouldContain("Stopped");
    }
}
