namespace Supervisor.Node.Clusters;

internal static partial class ClusterLog
{
    [LoggerMessage(333, LogLevel.Warning, "In the cluster: {Problem}")]
    public static partial void InTrouble(this ILogger logger, string problem);

    [LoggerMessage(334, LogLevel.Information, "In the cluster: what was in the way is so no more")]
    public static partial void OutOfTrouble(this ILogger logger);

    [LoggerMessage(
        344,
        LogLevel.Warning,
        "This node's certificate or the authority's key could not be seen to: {Problem}"
    )]
    public static partial void NotTended(this ILogger logger, string problem);

    [LoggerMessage(335, LogLevel.Error, "Following the fleet failed")]
    public static partial void FollowingFailed(this ILogger logger, Exception fault);
}
