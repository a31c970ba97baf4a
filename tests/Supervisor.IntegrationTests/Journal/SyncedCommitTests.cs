using Shouldly;
using Xunit;

namespace Supervisor.IntegrationTests.Journal;

/// <summary>Nothing is acknowledged that was not flushed to the disk.</summary>
public sealed class SyncedCommitTests
{
    private const int Appends = 50;

    [Fact]
    public async Task Append_Acknowledged_WasFlushedBefore()
    {
        using var directory = new TemporaryDirectory();

        var flushed = await SyncTrace.RunAsync("s/0 ", ChildProcess.Appending(directory.File("journal.db"), Appends));

        flushed.ShouldBe(Enumerable.Repeat(true, Appends));
    }
}
