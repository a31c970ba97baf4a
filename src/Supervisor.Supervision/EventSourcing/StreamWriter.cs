using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Supervision.EventSourcing;

/// <summary>
/// Writes what was decided, in its order, and has it acted on when it is durable. When the journal does not take it, what
/// must go ahead does so from memory, and is written before any new command: after a refusal the same append is simply made
/// again; after an outcome that nobody can say the stream is asked first, and never is anything written on a guess.
/// </summary>
internal sealed class StreamWriter<TMessage, TEvent, TState>(
    string stream,
    EventSourcingServices services,
    StreamMemory<TMessage, TEvent, TState> memory,
    StreamStatus status,
    IStreamOwner<TMessage, TEvent> owner
)
    where TEvent : class
{
    private static readonly object NextTry = new();

    private readonly Retention<TMessage> _retention = new(stream, services);

    private Backlog<TMessage, TEvent> Backlog => memory.Backlog;

    internal void Write(Entry<TMessage, TEvent> entry)
    {
        Backlog.Add(entry);
        if (status.Phase == StreamPhase.Ready)
        {
            status.BeAppending();
            owner.Context.HoldMail();
            Append();
        }
        else if (status.Phase == StreamPhase.Degraded)
        {
            GoAhead(entry);
        }

        // Otherwise it follows the append that is under way.
    }

    private void Append()
    {
        var oldest = Backlog.Oldest!.Message;
        owner.Context.Continue(
            services.Journal.AppendAsync(Backlog.Next(services.EventsPerAppend)),
            ended => owner.OnBehalfOf(oldest, () => OnAppended(ended.GetAwaiter().GetResult()))
        );
    }

    private void OnAppended(AppendOutcome outcome)
    {
        switch (outcome.Status)
        {
            case AppendStatus.Appended:
                OnWritten();
                break;
            case AppendStatus.Refused:
                Backlog.OnNotWritten();
                OnRefused(outcome.Reason);
                break;
            case AppendStatus.Fenced:
                AnswerUnknown(outcome.Reason);
                throw new JournalFencedException(outcome.Reason);
            default:
                // A conflict, too: an append of which nobody could say may have been written after all.
                Backlog.OnUnknown();
                Degrade(outcome.Reason);
                break;
        }
    }

    private void OnWritten()
    {
        foreach (var entry in Backlog.OnWritten())
        {
            memory.Take(entry);
            entry.Answer(CommandOutcome.Done);
            Act(entry);
        }

        if (!Backlog.IsEmpty)
        {
            Append();
            return;
        }

        status.BeReady(Backlog.DurableVersion);
        _retention.KeepShort(owner.Context, memory.Remembered);
        owner.GoOn();
    }

    private void OnRefused(string reason)
    {
        if (!Backlog.TryWithdraw(out var entry))
        {
            Degrade(reason);
        }
        else if (entry.Command is not null)
        {
            entry.Answer(CommandOutcome.Unavailable(CommandAnswers.NothingChanged(reason)));
            status.BeReadyToTry();
            owner.GoOn();
        }
        else
        {
            owner.Postpone(entry.Message);
            Degrade(reason);
        }
    }

    private void Degrade(string reason)
    {
        status.BeDegraded(reason, Backlog.DurableVersion);
        AnswerUnknown(reason);
        foreach (var entry in Backlog.OldestFirst)
        {
            GoAhead(entry);
        }

        owner.Context.Timers.RunOnce(NextTry, status.NextPause(owner.Context.Chance()), TryAgain);
        owner.Context.ReleaseMail();
    }

    private void TryAgain()
    {
        if (Backlog.IsInDoubt)
        {
            owner.Context.Continue(services.Journal.ReadEventsAsync(stream, Backlog.DurableVersion), OnLookedUp);
        }
        else if (!Backlog.IsEmpty)
        {
            Append();
        }
        else
        {
            status.BeReadyToTry();
            owner.GoOn();
        }
    }

    private void OnLookedUp(Task<ReadOutcome> reading)
    {
        var read = reading.GetAwaiter().GetResult();
        switch (read.Status)
        {
            case ReadStatus.Read:
                Resolve(Backlog.TruthBy(read.Events));
                break;
            case ReadStatus.Damaged:
                status.BeQuarantined(read.Reason);
                owner.OnQuarantined();
                owner.Context.UnstashAll();
                break;
            default:
                Degrade(read.Reason);
                break;
        }
    }

    private void Resolve(AppendTruth truth)
    {
        switch (truth)
        {
            case AppendTruth.Written:
                OnWritten();
                break;
            case AppendTruth.NotWritten:
                Backlog.OnNotWritten();
                Append();
                break;
            default:
                throw new StreamDivergedException(stream, Backlog.DurableVersion);
        }
    }

    // All of it becomes part of the state, whatever becomes of the write; but what can wait for the disk is not acted on.
    private void GoAhead(Entry<TMessage, TEvent> entry)
    {
        memory.Take(entry);
        if (entry.GoesAhead)
        {
            Act(entry);
        }
    }

    private void Act(Entry<TMessage, TEvent> entry)
    {
        if (!entry.IsActedOn)
        {
            entry.IsActedOn = true;
            owner.Act(entry.Message, entry.Events);
        }
    }

    // Of all entries only the oldest can be a command.
    private void AnswerUnknown(string reason) =>
        Backlog.Oldest?.Answer(CommandOutcome.Unknown(CommandAnswers.AskAgain(reason)));
}
