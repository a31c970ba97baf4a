using Shouldly;
using Xunit;

namespace Supervisor.IntegrationTests.Journal;

/// <summary>Watches the system calls: nothing is acknowledged that was not flushed to the disk.</summary>
public sealed class SyncedCommitTests
{
    private const int Appends = 50;

    [Fact]
    public async Task Append_Acknowledged_WasFlushedBefore()
    {
        var (code, why) = await ChildProcess.RunAsync("strace", "-f", "-e", "trace=none", "true");
        Assert.SkipUnless(code == 0, $"strace cannot be used here: {why.Trim()}");
        using var directory = new TemporaryDirectory();
        var trace = directory.File("trace");

        (code, why) = await ChildProcess.RunAsync([
            .. (string[])["strace", "-f", "-e", "trace=fsync,fdatasync,write", "-e", "signal=none", "-o", trace],
            .. ChildProcess.Appending(directory.File("journal.db"), Appends),
        ]);
        code.ShouldBe(0, why);

        var calls = await File.ReadAllLinesAsync(trace, TestContext.Current.CancellationToken);
        Acknowledgements(calls).ShouldBe(Enumerable.Repeat(true, Appends));
    }

    // For each acknowledgement: whether a flush has ended since the one before.
    private static IEnumerable<bool> Acknowledgements(IEnumerable<string> calls)
    {
        var isFlushed = false;
        foreach (var call in calls)
        {
            // A call that was interrupted by another thread's stands on two lines; the second tells its end.
            if (call.Contains("sync", StringComparison.Ordinal) && call.EndsWith("= 0", StringComparison.Ordinal))
            {
                isFlushed = true;
            }
            else if (call.Contains(", \"s/0 ", StringComparison.Ordinal))
            {
                yield return isFlushed;
                isFlushed = false;
            }
        }
    }
}
