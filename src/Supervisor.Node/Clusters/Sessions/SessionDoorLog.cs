namespace Supervisor.Node.Clusters.Sessions;

internal static partial class SessionDoorLog
{
    [LoggerMessage(
        560,
        LogLevel.Warning,
        "{Remote} was hung up on: {Most} sessions of other nodes are open here, which is as many as may be"
    )]
    public static partial void TooManySessions(this ILogger logger, int most, string remote);

    [LoggerMessage(561, LogLevel.Error, "A session of {Remote} met a fault of this node's own")]
    public static partial void SessionBroke(this ILogger logger, Exception fault, string remote);
}
