using Supervisor.Journal;
using Supervisor.Supervision.Effects;

namespace Supervisor.Node.Composition;

/// <summary>Writes how the journal is into the log, and tells when it belongs to somebody else.</summary>
internal sealed class JournalLog(ILogger<JournalLog> logger, TaskCreationOptions completion) : IJournalObserver
{
    private readonly TaskCompletionSource _fenced = new(completion);

    public Task Fenced => _fenced.Task;

    public void OnStatus(JournalStatus status)
    {
        switch (status.Condition)
        {
            case JournalCondition.Degraded:
                logger.JournalDegraded(status.Reason);
                break;
            case JournalCondition.Fenced:
                logger.JournalFenced(status.Reason);
                _fenced.TrySetResult();
                break;
            default:
                logger.JournalCondition(status.Condition, status.Reason);
                break;
        }
    }
}

internal static partial class JournalLogMessages
{
    [LoggerMessage(300, LogLevel.Information, "The journal is {Condition}. {Reason}")]
    public static partial void JournalCondition(this ILogger logger, JournalCondition condition, string reason);

    [LoggerMessage(301, LogLevel.Error, "The journal takes no events: {Reason}")]
    public static partial void JournalDegraded(this ILogger logger, string reason);

    [LoggerMessage(302, LogLevel.Critical, "The journal belongs to another daemon: {Reason}")]
    public static partial void JournalFenced(this ILogger logger, string reason);

    public static void EffectCameLate(this ILogger logger, LateEffect late) =>
        logger.EffectCameLate(late.Fault, late.Workload);

    [LoggerMessage(303, LogLevel.Warning, "An effect on {Workload} ended after it had been given up")]
    private static partial void EffectCameLate(this ILogger logger, Exception? fault, string workload);
}
