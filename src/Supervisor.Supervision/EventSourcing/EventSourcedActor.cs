using System.Collections.Immutable;
using Supervisor.Actors;
using Supervisor.Actors.Restarts;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Supervision.EventSourcing;

/// <summary>
/// The thin shell around a decider: it appends what was decided and acts only when that is durable. While an append is
/// under way other messages wait, so replies leave in order and each decision sees the state after the last.
/// <para>
/// An append that was refused, or of which nobody can say, is answered "unknown", and the state is read again from the
/// journal: that is the only way to know. A stream that cannot be replayed puts this actor, and no other, out of use.
/// </para>
/// </summary>
public abstract class EventSourcedActor<TMessage, TEvent, TState>(
    StreamDefinition<TMessage, TEvent, TState> definition,
    EventSourcingServices services
) : Actor<TMessage>
    where TEvent : class
{
    private static readonly object ReadAgain = new();

    private Remembered<TMessage, TEvent, TState> _remembered = new(definition);
    private Phase _phase;
    private string _quarantine = "";
    private int _failedReads;

    private enum Phase
    {
        Reading,
        Ready,
        Appending,
        Quarantined,
    }

    protected TState State => _remembered.State;

    /// <summary>The id of the last event: the cause of what follows from it.</summary>
    protected string LastEventId => $"{definition.Stream}#{_remembered.Version}";

    /// <summary>Null unless the stream could not be replayed.</summary>
    protected string? QuarantineReason => _phase == Phase.Quarantined ? _quarantine : null;

    protected sealed override void PreStart() => Read();

    protected sealed override void Receive(TMessage message)
    {
        switch (_phase)
        {
            case Phase.Ready:
                Handle(message);
                break;
            case Phase.Quarantined:
                OnMessageInQuarantine(message);
                break;
            default:
                Context.Stash();
                break;
        }
    }

    /// <summary>The state is that of the journal: look at what is really there and act on the difference.</summary>
    protected virtual void OnRecovered() { }

    /// <summary>What was decided is durable (or there was nothing to write): act, reply, tell.</summary>
    protected abstract void Act(TMessage message, ImmutableArray<TEvent> events);

    /// <summary>What caused the message: written into the events that follow from it.</summary>
    protected abstract string CauseOf(TMessage message);

    protected virtual void OnMessageInQuarantine(TMessage message)
    {
        if (message is ICommand command)
        {
            command.ReplyTo.Tell(CommandOutcome.Refused(_quarantine));
        }
        else
        {
            Context.Unhandled(message);
        }
    }

    private void Read()
    {
        _phase = Phase.Reading;
        _remembered = new(definition);
        Context.Continue(services.Journal.ReadAsync(definition.Stream), OnRead);
    }

    private void OnRead(Task<ReadOutcome> reading)
    {
        var read = reading.GetAwaiter().GetResult();
        switch (read.Status)
        {
            case ReadStatus.Read:
                _failedReads = 0;
                Replay(read);
                break;
            case ReadStatus.Damaged:
                Quarantine(read.Reason);
                break;
            default:
                Context.Timers.RunOnce(ReadAgain, BackoffPolicy.Default.Delay(++_failedReads, Context.Chance()), Read);
                break;
        }
    }

    private void Replay(ReadOutcome read)
    {
        try
        {
            _remembered.Replay(read);
        }
        catch (Exception cause)
        {
            Quarantine($"The events of {definition.Stream} cannot be replayed: {cause.Message}");
            return;
        }

        _phase = Phase.Ready;
        OnRecovered();
        Context.UnstashAll();
    }

    private void Quarantine(string reason)
    {
        _phase = Phase.Quarantined;
        _quarantine = reason;
        Context.UnstashAll();
    }

    private void Handle(TMessage message)
    {
        var command = message as ICommand;
        if (command is not null && _remembered.HasHandled(command.Id))
        {
            command.ReplyTo.Tell(CommandOutcome.Done);
            return;
        }

        var now = services.Clock.Next();
        var decision = definition.Decider.Decide(State, message, new Moment(now, Context.Chance()));
        if (decision.Refusal is { } refusal)
        {
            command?.ReplyTo.Tell(CommandOutcome.Refused(refusal));
        }
        else if (decision.Events.IsEmpty && command is null)
        {
            Act(message, decision.Events);
        }
        else
        {
            Append(message, command?.Id, decision.Events);
        }
    }

    private void Append(TMessage message, CommandId? command, ImmutableArray<TEvent> events)
    {
        var cause = command?.Value ?? CauseOf(message);
        var records = events.Select(happened => _remembered.Encoded(happened, cause, services.Clock.Next())).ToList();
        if (records.Count == 0)
        {
            records.Add(_remembered.Marker(cause, services.Clock.Next()));
        }

        _phase = Phase.Appending;
        var request = new AppendRequest(definition.Stream, _remembered.Version, records);
        Context.Continue(services.Journal.AppendAsync(request), ended => OnAppended(ended, message, cause, events));
    }

    private void OnAppended(Task<AppendOutcome> ended, TMessage message, string cause, ImmutableArray<TEvent> events)
    {
        var appended = ended.GetAwaiter().GetResult();
        var command = message as ICommand;
        if (appended.Status == AppendStatus.Appended)
        {
            TakeAll(events, cause);
            _phase = Phase.Ready;
            Context.UnstashAll();
            command?.ReplyTo.Tell(CommandOutcome.Done);
            Act(message, events);
            SnapshotIfDue();
            return;
        }

        command?.ReplyTo.Tell(CommandOutcome.Unknown($"{appended.Reason} Ask again with the same id."));
        if (appended.Status == AppendStatus.Fenced)
        {
            throw new JournalFencedException(appended.Reason);
        }

        Read();
    }

    private void TakeAll(ImmutableArray<TEvent> events, string cause)
    {
        if (events.IsEmpty)
        {
            _remembered.Take(null, cause);
        }

        foreach (var happened in events)
        {
            _remembered.Take(happened, cause);
        }
    }

    private void SnapshotIfDue()
    {
        var isDue = _remembered.Version - _remembered.SnapshotVersion >= services.EventsPerSnapshot;
        if (!isDue || _remembered.TakeSnapshot() is not { } snapshot)
        {
            return;
        }

        // A snapshot that fails costs only replay time, and the next one makes up for it; so does a trim.
        Context.Continue(
            services.Journal.SaveSnapshotAsync(definition.Stream, snapshot),
            saved =>
            {
                var through = snapshot.Version - services.EventsKept;
                if (saved.GetAwaiter().GetResult().Succeeded && through > 0)
                {
                    Context.Continue(services.Journal.TrimAsync(definition.Stream, through), static _ => { });
                }
            }
        );
    }
}
