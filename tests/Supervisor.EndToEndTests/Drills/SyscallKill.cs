using System.Diagnostics;
using System.Globalization;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Drills;

/// <summary>
/// Has a process killed by the kernel as it enters a system call, so that it dies between two steps and nowhere else. This is
/// strace's doing, and nothing in the process knows of it.
/// </summary>
internal sealed class SyscallKill : IAsyncDisposable
{
    private readonly Process _strace;
    private readonly Task<string> _said;

    private SyscallKill(Process strace, Task<string> said) => (_strace, _said) = (strace, said);

    /// <param name="pid">Of the victim.</param>
    /// <param name="step">At which call.</param>
    /// <param name="allThreads">Each thread counts its own calls, and the first to reach the number dies with all others.</param>
    public static async Task<SyscallKill> AttachAsync(int pid, KillStep step, bool allThreads)
    {
        string[] arguments =
        [
            .. allThreads ? new[] { "-f" } : [],
            "-e",
            $"trace={step.Call}",
            "-e",
            string.Create(CultureInfo.InvariantCulture, $"inject={step.Call}:signal=KILL:when={step.Number}"),
            "-o",
            "/dev/null",
            "-p",
            pid.ToString(CultureInfo.InvariantCulture),
        ];
        Assert.SkipUnless(File.Exists("/usr/bin/strace"), "There is no strace here.");
        var strace = Process.Start(
            new ProcessStartInfo("/usr/bin/strace", arguments) { UseShellExecute = false, RedirectStandardError = true }
        )!;
        var first = await Patience.For(
            strace.StandardError.ReadLineAsync(),
            "that strace says that it is attached",
            () => "nothing"
        );
        Assert.SkipUnless(first?.Contains("attached", StringComparison.Ordinal) == true, $"strace refuses: {first}");
        return new SyscallKill(strace, strace.StandardError.ReadToEndAsync());
    }

    /// <summary>Lets go of the process, if it lives.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_strace.HasExited)
        {
            Posix.Signal(_strace.Id, Posix.SigTerm);
        }

        await Patience.ForEndOf(_strace, () => "it still traces");
        await _said;
        _strace.Dispose();
    }
}
