using System.Buffers.Text;

namespace Supervisor.Guard.Processes;

/// <summary>Who was born last on this machine: the kernel counts, and says how far it is.</summary>
internal static class Births
{
    private const int Room = 128;

    /// <summary>The pid that was given last, to a process or a thread; 0 where that is not said.</summary>
    public static int Newest()
    {
        // "0.20 0.18 0.12 1/80 11206"
        var line = ProcFile.Read("/proc/loadavg", stackalloc byte[Room]).TrimEnd("\n"u8);
        return Utf8Parser.TryParse(line[(line.LastIndexOf((byte)' ') + 1)..], out int pid, out _) ? pid : 0;
    }
}
