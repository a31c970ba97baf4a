using System.Diagnostics;
using System.Globalization;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Supervised;

/// <summary>A process that has nothing to do with us, with the pid of one that has ended.</summary>
internal sealed class ReusedPid : IDisposable
{
    // It is used until its parent has buried who had it, for which some take seconds. From then on the kernel gives the next
    // free pid after the last. Whoever else forks at that moment is quicker at times.
    private const string Script = """
        for try in $(seq 600); do
            [ -d /proc/$1 ] || break
            sleep 0.1
        done
        if [ -d /proc/$1 ]; then echo "Its parent has not buried it." >&2; exit 5; fi
        for try in $(seq 5000); do
            echo $(($1 - 1)) > /proc/sys/kernel/ns_last_pid || exit 3
            sleep 1000 > /dev/null 2>&1 &
            if [ $! = $1 ]; then echo taken; exit 0; fi
            kill -9 $!
        done
        exit 4
        """;

    private readonly int _pid;

    private ReusedPid(int pid) => _pid = pid;

    public bool IsAlive => Directory.Exists($"/proc/{_pid}");

    public static async Task<ReusedPid> TakeAsync(int pid)
    {
        string[] arguments = ["-c", Script, "sh", pid.ToString(CultureInfo.InvariantCulture)];
        var taken = await ProgramResult.OfAsync(
            new ProcessStartInfo("sh", arguments)
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        );
        Assert.SkipUnless(taken.Exit == 0, $"Pids cannot be chosen here: exit code {taken.Exit}. {taken.Error.Trim()}");
        return new ReusedPid(pid);
    }

    public void Dispose() => Posix.Signal(_pid, Posix.SigKill);
}
