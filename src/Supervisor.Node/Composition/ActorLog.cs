using Supervisor.Actors.Letters;
using Supervisor.Actors.Strategies;
using Supervisor.Actors.Systems;
using Supervisor.Node.Logging;
using Supervisor.Supervision.Causes;

namespace Supervisor.Node.Composition;

/// <summary>Writes what the kernel reports into the log.</summary>
internal sealed class ActorLog(ILogger<ActorLog> logger) : IActorSystemObserver
{
    public void OnFailure(ActorFailure failure)
    {
        // The one who decided reports; what the failed one was doing is what caused it.
        using (logger.CausedBy(TurnCause.Of(failure.Cause)))
        {
            logger.ActorFailed(failure.Cause, failure.Path, failure.Incarnation, failure.Directive, failure.Delay);
        }
    }

    public void OnFailureWhileStopping(string path, Exception cause)
    {
        using (logger.CausedBy(TurnCause.Of(cause)))
        {
            logger.ActorFailedWhileStopping(cause, path);
        }
    }

    public void OnDeadLetter(DeadLetter letter) =>
        logger.DeadLetter(letter.Message?.GetType().Name ?? "a piped result", letter.Recipient, letter.Reason);
}

internal static partial class ActorLogMessages
{
    [LoggerMessage(
        200,
        LogLevel.Error,
        "The actor {Path} failed in incarnation {Incarnation}: {Directive} after {Delay}"
    )]
    public static partial void ActorFailed(
        this ILogger logger,
        Exception cause,
        string path,
        int incarnation,
        Directive directive,
        TimeSpan delay
    );

    [LoggerMessage(201, LogLevel.Error, "The actor {Path} failed while it stopped")]
    public static partial void ActorFailedWhileStopping(this ILogger logger, Exception cause, string path);

    [LoggerMessage(202, LogLevel.Debug, "{Message} to {Recipient} was not handled: {Reason}")]
    public static partial void DeadLetter(
        this ILogger logger,
        string message,
        string recipient,
        DeadLetterReason reason
    );
}
