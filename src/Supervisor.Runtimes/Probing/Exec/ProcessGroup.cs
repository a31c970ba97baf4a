using System.Runtime.InteropServices;

namespace Supervisor.Runtimes.Probing.Exec;

internal static class ProcessGroup
{
    private const int SigKill = 9;

    /// <summary>
    /// Kills all of a group; false when there is none. The leader may have been reaped: its number is not given away while one
    /// of its group lives, and numbers come round only after all others were used.
    /// </summary>
    internal static bool Kill(int leader) => Kill(-leader, SigKill) == 0;

    // Takes numbers only, so nothing has to be generated for it, and no code of this project is unsafe.
    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
