using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Supervisor.Runtimes.Doctor.Examinations;

/// <summary>Whether somebody keeps the machine's clock right: what machines say of times is compared by it.</summary>
internal sealed partial class ClockExamination : IExamination
{
    private const int Unsynchronised = 5;

    public string About => "clock";

    public async IAsyncEnumerable<Finding> LookAsync(Patient patient, [EnumeratorCancellation] CancellationToken stop)
    {
        await Task.CompletedTask;
        if (!OperatingSystem.IsLinux())
        {
            yield break;
        }

        var state = new byte[256];
        yield return Adjust(state) == Unsynchronised
            ? Finding.Warning(
                About,
                "Nobody keeps this machine's clock right: the kernel says that it is not synchronised.",
                "timedatectl set-ntp true"
            )
            : Finding.Good(About, "It is kept right.");
    }

    /// <summary>With nothing to be changed it only tells; what it tells of is larger on no platform than what it is given.</summary>
    [LibraryImport("libc", EntryPoint = "adjtimex")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Adjust([In, Out] byte[] state);
}
