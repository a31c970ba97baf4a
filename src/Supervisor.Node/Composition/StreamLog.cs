using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Node.Composition;

/// <summary>Writes into the log what an operator should know of single streams.</summary>
internal sealed class StreamLog(ILogger<StreamLog> logger) : IStreamObserver
{
    public void OnQuarantine(string stream, string reason) => logger.StreamQuarantined(stream, reason);

    public void OnDegraded(string stream, string reason) => logger.StreamDegraded(stream, reason);

    public void OnCaughtUp(string stream, long events) => logger.StreamCaughtUp(stream, events);
}

internal static partial class StreamLogMessages
{
    [LoggerMessage(310, LogLevel.Error, "The actor of the stream {Stream} is out of use: {Reason}")]
    public static partial void StreamQuarantined(this ILogger logger, string stream, string reason);

    [LoggerMessage(
        311,
        LogLevel.Error,
        "The stream {StreamName} takes no events: its actor goes on from memory and refuses new commands. {Reason}"
    )]
    public static partial void StreamDegraded(this ILogger logger, string streamName, string reason);

    [LoggerMessage(
        312,
        LogLevel.Warning,
        "The stream {StreamName} takes events again; {Events} from memory were written"
    )]
    public static partial void StreamCaughtUp(this ILogger logger, string streamName, long events);
}
