using Supervisor.Node.Api.Listening;
using Supervisor.Node.Readiness.Notify;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Node.Readiness;

/// <summary>
/// What an operator should know of the agents' words that came to nothing. Agents may send thousands a second, so of each
/// kind one is said a minute, with how many there were.
/// </summary>
internal sealed class ReadinessLog(ILogger<ReadinessLog> logger, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly SeldomNote _notKept = new(clock, Pause);
    private readonly SeldomNote _notRemoved = new(clock, Pause);
    private readonly SeldomNote _notAccepted = new(clock, Pause);
    private readonly SeldomNote _refusedConnections = new(clock, Pause);
    private readonly SeldomNote _notReceived = new(clock, Pause);
    private readonly SeldomNote _foreign = new(clock, Pause);
    private readonly SeldomNote _garbage = new(clock, Pause);
    private readonly SeldomNote _remarks = new(clock, Pause);
    private readonly SeldomNote _unanswered = new(clock, Pause);
    private readonly SeldomNote _refused = new(clock, Pause);

    public void TokenNotKept(AgentAddress agent, Exception fault) =>
        When(_notKept, since => logger.TokenNotKept(agent, fault.Message, since));

    public void NotRemoved(AgentAddress agent, Exception fault) =>
        When(_notRemoved, since => logger.FolderNotRemoved(agent, fault.Message, since));

    public void NotAccepted(AgentAddress agent, Exception fault) =>
        When(_notAccepted, since => logger.AgentConnectionFailed(agent, fault.Message, since));

    public void ConnectionRefused(AgentAddress agent, int most) =>
        When(_refusedConnections, since => logger.AgentConnectionRefused(agent, most, since));

    public void NotReceived(AgentAddress agent, Exception fault) =>
        When(_notReceived, since => logger.NotifyFailed(agent, fault.Message, since));

    public void ForeignSender(AgentAddress agent, uint? user) =>
        When(_foreign, since => logger.NotifyForeign(agent, user, since));

    public void Garbage(AgentAddress agent, int lines) =>
        When(_garbage, since => logger.NotifyGarbage(agent, lines, since));

    public void Remark(AgentAddress agent, NotifyRemark remark) =>
        When(_remarks, since => logger.NotifyRemarked(agent, TextOf(remark), since));

    public void Unanswered(AgentAddress agent) => When(_unanswered, since => logger.WordUnanswered(agent, since));

    public void Refused(AgentAddress agent, SignalOutcome outcome) =>
        When(_refused, since => logger.WordRefused(agent, outcome.Code, outcome.Reason, since));

    private static void When(SeldomNote note, Action<int> say)
    {
        if (note.IsDue(out var since))
        {
            say(since);
        }
    }

    private static string TextOf(NotifyRemark remark) =>
        remark switch
        {
            NotifyRemark.StoreRefused => "wants descriptors kept (FDSTORE=1); none are, and they were closed",
            NotifyRemark.MainProcessIgnored => "names its main process (MAINPID); the one that was started stays it",
            _ => "reloads its configuration (RELOADING=1); that changes nothing until it says more",
        };
}

internal static partial class ReadinessLogMessages
{
    [LoggerMessage(
        139,
        LogLevel.Warning,
        "The token of {Agent} could not be written, so it can speak over its own sockets only: {Reason} ({Since} such since this was last said)"
    )]
    public static partial void TokenNotKept(this ILogger logger, AgentAddress agent, string reason, int since);

    [LoggerMessage(
        148,
        LogLevel.Warning,
        "The folder of {Agent}, which is gone, could not be removed: {Reason} ({Since} such since this was last said)"
    )]
    public static partial void FolderNotRemoved(this ILogger logger, AgentAddress agent, string reason, int since);

    [LoggerMessage(
        140,
        LogLevel.Warning,
        "A connection to the socket of {Agent} could not be taken: {Reason} ({Since} such since this was last said)"
    )]
    public static partial void AgentConnectionFailed(this ILogger logger, AgentAddress agent, string reason, int since);

    [LoggerMessage(
        141,
        LogLevel.Warning,
        "A connection to the socket of {Agent} was refused: {Most} are open, the most that are served ({Since} such since this was last said)"
    )]
    public static partial void AgentConnectionRefused(this ILogger logger, AgentAddress agent, int most, int since);

    [LoggerMessage(
        142,
        LogLevel.Warning,
        "The notify socket of {Agent} could not be read: {Reason} ({Since} such since this was last said)"
    )]
    public static partial void NotifyFailed(this ILogger logger, AgentAddress agent, string reason, int since);

    [LoggerMessage(
        143,
        LogLevel.Warning,
        "The user with uid {User} may not speak for {Agent}; its notification was dropped ({Since} such since this was last said)"
    )]
    public static partial void NotifyForeign(this ILogger logger, AgentAddress agent, uint? user, int since);

    [LoggerMessage(
        144,
        LogLevel.Information,
        "{Agent} sent a notification with {Lines} lines that mean nothing ({Since} such notifications since this was last said)"
    )]
    public static partial void NotifyGarbage(this ILogger logger, AgentAddress agent, int lines, int since);

    [LoggerMessage(145, LogLevel.Information, "{Agent} {Remark} ({Since} such since this was last said)")]
    public static partial void NotifyRemarked(this ILogger logger, AgentAddress agent, string remark, int since);

    [LoggerMessage(
        146,
        LogLevel.Warning,
        "What became of a word of {Agent} is not known: its supervisor has not answered in time ({Since} such since this was last said)"
    )]
    public static partial void WordUnanswered(this ILogger logger, AgentAddress agent, int since);

    [LoggerMessage(
        147,
        LogLevel.Information,
        "A word of {Agent} changed nothing ({Code}): {Reason} ({Since} such since this was last said)"
    )]
    public static partial void WordRefused(
        this ILogger logger,
        AgentAddress agent,
        string code,
        string reason,
        int since
    );
}
