using System.Globalization;
using Supervisor.Runtimes.Containers.Execs.Processes;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Clusters;

/// <summary>A daemon's process as one of a machine's start: by it another daemon of the same machine sees whether it lives.</summary>
/// <param name="Started">In ticks since the machine's start, so that the number is not taken for one of later.</param>
internal sealed record DaemonProcess(string BootId, int Pid, long Started)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{BootId} {Pid} {Started}");

    /// <summary>Null where the system does not say.</summary>
    public static DaemonProcess? OfThis(IBootClock clock) =>
        StartOf(Environment.ProcessId) is { } started && clock.Now.BootId is { Length: > 0 } boot
            ? new DaemonProcess(boot, Environment.ProcessId, started)
            : null;

    /// <summary>Null: it is none of this machine's present start.</summary>
    public static bool? Lives(string text, IBootClock clock) =>
        text.Split(' ') is [var boot, var pid, var started]
        && boot == clock.Now.BootId
        && int.TryParse(pid, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && long.TryParse(started, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            ? StartOf(id) == ticks
            : null;

    /// <summary>Null: there is no such process, or it is dead and nobody has asked how it ended.</summary>
    private static long? StartOf(int pid)
    {
        try
        {
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/stat"));
            return StatLine.Parse(stat) is { IsDead: false } line ? line.StartTicks : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
