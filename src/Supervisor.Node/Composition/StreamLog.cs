using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Node.Composition;

/// <summary>Writes into the log what an operator should know of single streams.</summary>
internal sealed class StreamLog(ILogger<StreamLog> logger) : IStreamObserver
{
    public void OnQuarantine(string stream, string reason) => logger.StreamQuarantined(stream, reason);
}

internal static partial class StreamLogMessages
{
    [LoggerMessage(310, LogLevel.Error, "The actor of the stream {Stream} is out of use: {Reason}")]
    public static partial void StreamQuarantined(this ILogger logger, string stream, string reason);
}
