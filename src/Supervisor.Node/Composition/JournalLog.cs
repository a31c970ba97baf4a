using Supervisor.Journal;

namespace Supervisor.Node.Composition;

/// <summary>Writes how the journal is into the log, and tells when it belongs to somebody else.</summary>
/// <param name="onFenced">Runs before anybody else hears of it.</param>
internal sealed class JournalLog(ILogger<JournalLog> logger, TaskCreationOptions completion, Action onFenced)
    : IJournalObserver
{
    private readonly TaskCompletionSource _fenced = new(completion);

    /// <summary>Completes when a later daemon has taken the journal: from then on this one must not act.</summary>
    public Task Fenced => _fenced.Task;

    public void OnStatus(JournalStatus status)
    {
        switch (status.Condition)
        {
            case JournalCondition.Degraded:
                logger.JournalDegraded(status.Reason);
                break;
            case JournalCondition.Fenced:
                onFenced();
                logger.JournalFenced(status.Reason);
                _fenced.TrySetResult();
                break;
            case JournalCondition.Ready when status.Reason.Length > 0:
                logger.JournalNotice(status.Reason);
                break;
            default:
                logger.JournalIs(status.Condition);
                break;
        }
    }
}

internal static partial class JournalLogMessages
{
    [LoggerMessage(300, LogLevel.Information, "The journal is {Condition}")]
    public static partial void JournalIs(this ILogger logger, JournalCondition condition);

    [LoggerMessage(301, LogLevel.Error, "The journal takes no events now, and is tried again: {Reason}")]
    public static partial void JournalDegraded(this ILogger logger, string reason);

    [LoggerMessage(302, LogLevel.Critical, "The journal has another writer, and this daemon writes no more: {Reason}")]
    public static partial void JournalFenced(this ILogger logger, string reason);

    [LoggerMessage(303, LogLevel.Warning, "The journal is ready, but: {Reason}")]
    public static partial void JournalNotice(this ILogger logger, string reason);
}
