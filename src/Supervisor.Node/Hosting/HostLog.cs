using System.Runtime.InteropServices;

namespace Supervisor.Node.Hosting;

internal static partial class HostLog
{
    [LoggerMessage(
        1,
        LogLevel.Information,
        "Starting node {Name} ({Node}) of cluster {Cluster}, version {Version}, data in {Directory}"
    )]
    public static partial void Starting(
        this ILogger logger,
        string name,
        string node,
        string cluster,
        string version,
        string directory
    );

    [LoggerMessage(2, LogLevel.Information, "Node {Name} is ready at http://{Endpoint} and {Socket}")]
    public static partial void Ready(this ILogger logger, string name, string endpoint, string socket);

    [LoggerMessage(3, LogLevel.Information, "Stopping on {Signal}; a second one ends the process at once")]
    public static partial void Stopping(this ILogger logger, PosixSignal signal);

    [LoggerMessage(4, LogLevel.Information, "Stopped")]
    public static partial void Stopped(this ILogger logger);

    [LoggerMessage(5, LogLevel.Warning, "This system has no machine id, so the data directory is bound to no machine")]
    public static partial void Unbound(this ILogger logger);
}
