using System.Diagnostics;
using System.Globalization;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Drills;

/// <summary>Does something to system calls of a process that runs already. That is strace's doing, and nothing in the process knows.</summary>
internal sealed class Tracing : IAsyncDisposable
{
    private const string Program = "/usr/bin/strace";

    private readonly Process _strace;
    private readonly Task<string> _said;

    private Tracing(Process strace, Task<string> said) => (_strace, _said) = (strace, said);

    /// <summary>The process dies as it enters a system call, so between two steps and nowhere else.</summary>
    /// <param name="pid">Of the victim.</param>
    /// <param name="step">At which call.</param>
    /// <param name="allThreads">Each thread counts its own calls, and the first to reach the number dies with all others.</param>
    public static Task<Tracing> KillAtAsync(int pid, KillStep step, bool allThreads) =>
        AttachAsync(
            pid,
            step.Call,
            string.Create(CultureInfo.InvariantCulture, $"inject={step.Call}:signal=KILL:when={step.Number}"),
            allThreads
        );

    /// <summary>As long as it is traced, nothing that it wants to have on the disk gets there.</summary>
    public static Task<Tracing> HangSyncsAsync(int pid)
    {
        const string Calls = "fsync,fdatasync,msync,sync_file_range";
        return AttachAsync(pid, Calls, $"inject={Calls}:delay_enter=3600s", allThreads: true);
    }

    /// <summary>Lets go of the process, if it lives.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_strace.HasExited)
        {
            // It ends with whom it traces, which may be just now.
            Posix.TrySignal(_strace.Id, Posix.SigTerm);
        }

        await Patience.ForEndOf(_strace, () => "it still traces");
        await _said;
        _strace.Dispose();
    }

    private static async Task<Tracing> AttachAsync(int pid, string calls, string injection, bool allThreads)
    {
        Assert.SkipUnless(File.Exists(Program), $"There is no {Program}.");
        string[] threads = allThreads ? ["-f"] : [];
        string[] what = ["-e", $"trace={calls}", "-e", injection, "-o", "/dev/null"];
        string[] whom = ["-p", pid.ToString(CultureInfo.InvariantCulture)];
        var start = new ProcessStartInfo(Program, [.. threads, .. what, .. whom])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        var strace = Process.Start(start)!;
        var first = await Patience.For(
            strace.StandardError.ReadLineAsync(),
            "that strace says that it is attached",
            () => "nothing"
        );
        Assert.SkipUnless(first?.Contains("attached", StringComparison.Ordinal) == true, $"strace refuses: {first}");
        return new Tracing(strace, strace.StandardError.ReadToEndAsync());
    }
}
