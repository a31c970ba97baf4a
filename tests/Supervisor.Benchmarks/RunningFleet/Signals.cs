using System.Runtime.InteropServices;

namespace Supervisor.Benchmarks.RunningFleet;

internal static partial class Signals
{
    private const int SignalKill = 9;

    /// <summary>As an operator would, by the number alone; .NET's own way looks into /proc first.</summary>
    public static void Kill(int pid)
    {
        if (Send(pid, SignalKill) != 0)
        {
            throw new InvalidOperationException($"{pid} could not be killed: {Marshal.GetLastPInvokeErrorMessage()}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Send(int pid, int signal);
}
