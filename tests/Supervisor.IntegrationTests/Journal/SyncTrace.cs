using Shouldly;
using Xunit;

namespace Supervisor.IntegrationTests.Journal;

/// <summary>Watches the system calls of a child: what was flushed to the disk before it said what.</summary>
internal static class SyncTrace
{
    /// <summary>For each acknowledgement: whether a flush has ended since the one before.</summary>
    /// <param name="acknowledgement">How the child's lines begin.</param>
    public static async Task<IReadOnlyList<bool>> RunAsync(string acknowledgement, params string[] child)
    {
        var (code, why) = await ChildProcess.RunAsync("strace", "-f", "-e", "trace=none", "true");
        Assert.SkipUnless(code == 0, $"strace cannot be used here: {why.Trim()}");
        using var directory = new TemporaryDirectory();
        var trace = directory.File("trace");

        (code, why) = await ChildProcess.RunAsync([
            .. (string[])["strace", "-f", "-e", "trace=fsync,fdatasync,write", "-e", "signal=none", "-o", trace],
            .. child,
        ]);
        code.ShouldBe(0, why);

        var calls = await File.ReadAllLinesAsync(trace, TestContext.Current.CancellationToken);
        return [.. Acknowledgements(calls, $", \"{acknowledgement}")];
    }

    private static IEnumerable<bool> Acknowledgements(IEnumerable<string> calls, string written)
    {
        var isFlushed = false;
        foreach (var call in calls)
        {
            // A call that was interrupted by another thread's stands on two lines; the second tells its end.
            if (call.Contains("sync", StringComparison.Ordinal) && call.EndsWith("= 0", StringComparison.Ordinal))
            {
                isFlushed = true;
            }
            else if (call.Contains(written, StringComparison.Ordinal))
            {
                yield return isFlushed;
                isFlushed = false;
            }
        }
    }
}
