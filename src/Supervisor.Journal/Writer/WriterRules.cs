using Supervisor.Journal.Stores;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Journal.Writer;

/// <summary>
/// Every decision of the writer, as functions of its state and what happened. What is certain is said, what is not is
/// called unknown, and after anything but a success the store is opened again and its versions are read anew: nothing is
/// retried on a guess.
/// </summary>
internal static class WriterRules
{
    public static WriterState Initial { get; } = new(WriterPhase.Opening);

    public const string ClosedReason = "The journal is closed.";

    /// <summary>What a new append is told at once; null when it may wait for its turn.</summary>
    public static AppendOutcome? Admit(WriterState state, int waiting, JournalSettings settings) =>
        state.Phase == WriterPhase.Fenced ? AppendOutcome.Fenced(state.Refusal)
        : RefusalOf(state, waiting, settings) is { } reason ? AppendOutcome.Refused(reason)
        : null;

    /// <summary>Why a new request of any kind is refused; null when it may wait for its turn.</summary>
    public static string? RefusalOf(WriterState state, int waiting, JournalSettings settings)
    {
        if (state.Phase is WriterPhase.Closing or WriterPhase.Closed || state.IsClosing)
        {
            return ClosedReason;
        }

        if (state.Refusal.Length > 0)
        {
            return state.Refusal;
        }

        return waiting >= settings.WaitingRequests
            ? $"The journal is overloaded: {waiting} requests wait for its store already. Ask again later."
            : null;
    }

    public static AppendOutcome Conflict(AppendRequest request, long found) =>
        AppendOutcome.Conflict(
            found,
            $"The stream {request.Stream} stands at version {found}, not at {request.ExpectedVersion}."
        );

    /// <summary>Whether the next call to the store is a commit: requests are served in the order of the oldest of each kind.</summary>
    public static bool IsCommitNext(long? oldestAppend, long? oldestCall) =>
        oldestAppend is { } append && (oldestCall is not { } call || append < call);

    public static WriterState OnOpened(WriterState state, OpenOutcome outcome) =>
        outcome.Status switch
        {
            _ when state.Phase == WriterPhase.Closed => state,
            OpenStatus.Opened => state with
            {
                Phase = WriterPhase.Idle,
                Refusal = "",
                Notice = outcome.Reason,
                IsOverdue = false,
                FailedOpens = 0,
            },
            OpenStatus.Fenced => Fenced(state, outcome.Reason),
            _ => state with
            {
                Phase = WriterPhase.Pausing,
                Refusal = outcome.Reason,
                IsOverdue = false,
                FailedOpens = state.FailedOpens + 1,
            },
        };

    /// <summary>An answer that comes after its deadline is no longer believed: the store is opened again and asked.</summary>
    public static WriterState OnCommitted(WriterState state, CommitOutcome outcome) =>
        outcome.Status switch
        {
            _ when state.Phase == WriterPhase.Closed => state,
            CommitStatus.Fenced => Fenced(state, outcome.Reason),
            CommitStatus.Committed when !state.IsOverdue => state with
            {
                Phase = WriterPhase.Idle,
                Failure = "",
                Notice = outcome.Reason,
            },
            CommitStatus.Committed => state with { Phase = WriterPhase.Opening, IsOverdue = false },
            _ => state with { Phase = WriterPhase.Opening, Failure = outcome.Reason, IsOverdue = false },
        };

    public static WriterState OnCallEnded(WriterState state, bool isFaulted) =>
        state.Phase == WriterPhase.Closed
            ? state
            : state with
            {
                Phase = state.IsOverdue || isFaulted ? WriterPhase.Opening : WriterPhase.Idle,
                IsOverdue = false,
            };

    public static WriterState OnDeadline(WriterState state, JournalSettings settings) =>
        state with
        {
            IsOverdue = true,
            Refusal =
                $"The journal's store has not answered for {settings.AnswerDeadline.TotalSeconds:0.###} s: the disk or "
                + "the server hangs. Nothing new is taken until it answers; check it.",
        };

    /// <summary>The pause before the next opening: doubled each time, within bounds.</summary>
    public static TimeSpan RetryDelay(WriterState state, JournalSettings settings)
    {
        var doublings = Math.Min(state.FailedOpens - 1, 30);
        var delay = settings.FirstRetry * Math.Pow(2, doublings);
        return delay < settings.LongestRetry ? delay : settings.LongestRetry;
    }

    /// <summary>Whether the store can be closed now: nothing is under way.</summary>
    public static bool MayCloseStore(WriterState state) =>
        state.IsClosing && state.Phase is (WriterPhase.Idle or WriterPhase.Pausing or WriterPhase.Fenced);

    public static CommitOutcome Overdue(WriterState state) =>
        CommitOutcome.Unknown($"{state.Refusal} Whether the events were written is found by reading the stream again.");

    /// <summary>What a commit's end means, also when it is a fault that no store should give.</summary>
    public static CommitOutcome OutcomeOf(Task<CommitOutcome> ended) =>
        ended.IsFaulted ? CommitOutcome.Unknown(Unexpected(ended)) : ended.Result;

    public static OpenOutcome OutcomeOf(Task<OpenOutcome> ended) =>
        ended.IsFaulted
            ? OpenOutcome.Unavailable($"The journal cannot be opened: {ended.Exception.GetBaseException().Message}")
            : ended.Result;

    public static string Unexpected(Task faulted) =>
        "The journal's store failed in a way that says nothing of the events: "
        + faulted.Exception!.GetBaseException().Message;

    public static JournalStatus StatusOf(WriterState state) =>
        state.Phase switch
        {
            WriterPhase.Fenced => new JournalStatus(JournalCondition.Fenced, state.Refusal),
            WriterPhase.Closed => new JournalStatus(JournalCondition.Closed, ""),
            _ when state.Refusal.Length > 0 => new JournalStatus(JournalCondition.Degraded, state.Refusal),
            _ when state.Failure.Length > 0 => new JournalStatus(JournalCondition.Degraded, state.Failure),
            WriterPhase.Opening => new JournalStatus(JournalCondition.Opening, ""),
            _ => new JournalStatus(JournalCondition.Ready, state.Notice),
        };

    private static WriterState Fenced(WriterState state, string reason) =>
        state with
        {
            Phase = WriterPhase.Fenced,
            Refusal = reason,
            IsOverdue = false,
        };
}
