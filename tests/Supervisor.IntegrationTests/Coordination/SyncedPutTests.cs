using Shouldly;
using Supervisor.IntegrationTests.Journal;
using Xunit;

namespace Supervisor.IntegrationTests.Coordination;

/// <summary>Nothing is said to be done that was not flushed to the disk.</summary>
public sealed class SyncedPutTests
{
    private const int Puts = 20;

    [Fact]
    public async Task Put_Done_WasFlushedBefore()
    {
        await using var file = new CoordinationFixture();

        var flushed = await SyncTrace.RunAsync("a.", PuttingChild.Words(file.Path, "a", Puts));

        flushed.ShouldBe(Enumerable.Repeat(true, Puts));
    }
}
