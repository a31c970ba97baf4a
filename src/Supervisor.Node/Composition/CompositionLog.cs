using Supervisor.Actors.Asking;

namespace Supervisor.Node.Composition;

internal static partial class CompositionLog
{
    [LoggerMessage(220, LogLevel.Error, "The actors stopped because no supervisor could handle a failure")]
    public static partial void ActorsFailed(this ILogger logger, Exception cause);

    [LoggerMessage(221, LogLevel.Warning, "Not stopped within {Deadline}: {Paths}")]
    public static partial void ActorsLate(this ILogger logger, TimeSpan deadline, string paths);

    [LoggerMessage(
        222,
        LogLevel.Warning,
        "That the node stops could not be noted ({Status}): the next start counts a crash"
    )]
    public static partial void StopNotNoted(this ILogger logger, AskStatus status);

    [LoggerMessage(224, LogLevel.Warning, "An effect on {Workload} ended after it had been given up")]
    public static partial void EffectCameLate(this ILogger logger, Exception? fault, string workload);

    [LoggerMessage(
        225,
        LogLevel.Warning,
        "Movable groups that could not be held until the next start, and end soon: {Groups}"
    )]
    public static partial void MovableWorkEnds(this ILogger logger, string groups);

    [LoggerMessage(223, LogLevel.Warning, "The journal did not close in order: {Reason}")]
    public static partial void JournalNotClosed(this ILogger logger, string reason);
}
