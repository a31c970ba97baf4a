namespace Supervisor.Node.Composition;

internal static partial class CompositionLog
{
    [LoggerMessage(220, LogLevel.Error, "The actors stopped because no supervisor could handle a failure")]
    public static partial void ActorsFailed(this ILogger logger, Exception cause);

    [LoggerMessage(221, LogLevel.Warning, "Not stopped within {Deadline}: {Paths}")]
    public static partial void ActorsLate(this ILogger logger, TimeSpan deadline, string paths);
}
