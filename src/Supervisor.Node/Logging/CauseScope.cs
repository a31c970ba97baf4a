namespace Supervisor.Node.Logging;

internal static class CauseScope
{
    public const string Property = "Cause";

    /// <summary>
    /// What is logged until the end of the scope names this cause, asynchronous calls included. It is for lines that no
    /// actor writes in its turn: there the cause of the message counts by itself.
    /// </summary>
    public static IDisposable? CausedBy(this ILogger logger, string? cause) =>
        cause is null ? null : logger.BeginScope(new KeyValuePair<string, object>[] { new(Property, cause) });
}
