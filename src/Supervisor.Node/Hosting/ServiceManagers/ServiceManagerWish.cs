using System.Globalization;

namespace Supervisor.Node.Hosting.ServiceManagers;

/// <summary>What systemd, or whoever starts programs in its way, wants to be told by a program that it started.</summary>
/// <param name="Socket">Where: a path, or a name without a file, which begins with <c>@</c>.</param>
/// <param name="Watchdog">After so long without a word it takes the program for hung and kills it; null: never.</param>
internal sealed record ServiceManagerWish(string Socket, TimeSpan? Watchdog)
{
    private const string SocketVariable = "NOTIFY_SOCKET";
    private const string WatchdogVariable = "WATCHDOG_USEC";
    private const string WatchdogPidVariable = "WATCHDOG_PID";

    /// <summary>They are meant for one process; what it starts must not see them.</summary>
    public static IReadOnlyList<string> Variables { get; } = [SocketVariable, WatchdogVariable, WatchdogPidVariable];

    /// <returns>Null when nobody wants to be told anything.</returns>
    public static ServiceManagerWish? Read(Func<string, string?> environment, int processId)
    {
        var socket = environment(SocketVariable);
        return socket is ['/' or '@', _, ..]
            ? new ServiceManagerWish(socket, ReadWatchdog(environment, processId))
            : null;
    }

    private static TimeSpan? ReadWatchdog(Func<string, string?> environment, int processId)
    {
        var isForUs =
            environment(WatchdogPidVariable) is not { Length: > 0 } pid
            || pid == processId.ToString(CultureInfo.InvariantCulture);
        return
            isForUs
            && long.TryParse(
                environment(WatchdogVariable),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var microseconds
            )
            && microseconds is > 0 and < long.MaxValue / TimeSpan.TicksPerMicrosecond
            ? TimeSpan.FromMicroseconds(microseconds)
            : null;
    }
}
