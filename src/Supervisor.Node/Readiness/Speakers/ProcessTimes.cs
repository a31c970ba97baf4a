using Supervisor.Runtimes.Containers.Execs.Processes;

namespace Supervisor.Node.Readiness.Speakers;

/// <summary>When a process was started, as the kernel tells it: since the machine's start, in hundredths of a second.</summary>
internal static class ProcessTimes
{
    /// <summary>What the kernel calls USER_HZ; it is the same for every program on every machine that .NET runs on.</summary>
    private const long TicksPerSecond = 100;

    /// <returns>Null when there is no such process, or none that may be looked at.</returns>
    public static TimeSpan? StartedAt(int process)
    {
        try
        {
            return process > 0 ? Parse(File.ReadAllText($"/proc/{process}/stat")) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A moment as the kernel would tell it, so that one tells before from after only where the kernel does.</summary>
    public static TimeSpan Floor(TimeSpan moment) =>
        FromTicks((long)(moment.TotalMilliseconds * TicksPerSecond / 1000));

    public static TimeSpan? Parse(string stat) => StatLine.Parse(stat) is { } line ? FromTicks(line.StartTicks) : null;

    private static TimeSpan FromTicks(long ticks) =>
        TimeSpan.FromTicks(ticks * (TimeSpan.TicksPerSecond / TicksPerSecond));
}
