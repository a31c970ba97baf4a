using System.Collections.Immutable;
using Supervisor.Actors;
using Supervisor.Actors.Restarts;
using Supervisor.Supervision.Causes;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Supervision.EventSourcing;

/// <summary>
/// The thin shell around a decider: it appends what was decided and acts only when that is durable. While an append is
/// under way other messages wait, so replies leave in order and each decision sees the state after the last.
/// <para>
/// After an append that was refused, or of which nobody can say, the state is in doubt until the stream was read again.
/// Until then queries are answered from the last known state, commands "unknown" at once, and everything else waits; the
/// message that failed comes first. A stream that cannot be replayed puts this actor, and no other, out of use.
/// </para>
/// </summary>
public abstract class EventSourcedActor<TMessage, TEvent, TState>(
    StreamDefinition<TMessage, TEvent, TState> definition,
    EventSourcingServices services
) : Actor<TMessage>, ICauseReader
    where TEvent : class
{
    private static readonly object ReadAgain = new();

    // The first read again comes soon, for most doubts are short; the journal itself tries every few seconds.
    private static readonly BackoffPolicy Patience = new(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(5), 0.2);

    private readonly Queue<TMessage> _first = new();
    private Remembered<TMessage, TEvent, TState> _remembered = new(definition);
    private Phase _phase;
    private string _problem = "";
    private int _doubts;

    private enum Phase
    {
        /// <summary>Nothing is known yet; whoever comes waits.</summary>
        Unread,

        Ready,
        Appending,
        InDoubt,
        Quarantined,
    }

    protected TState State => _remembered.State;

    /// <summary>The id of the last event: the cause of what follows from it.</summary>
    protected string LastEventId => $"{definition.Stream}#{_remembered.Version}";

    /// <summary>Why the state cannot be trusted or changed now; null when it can.</summary>
    protected string? Problem => _phase is Phase.InDoubt or Phase.Quarantined ? _problem : null;

    string ICauseReader.CauseOf(object message) => Cause((TMessage)message);

    protected sealed override void PreStart() => Read();

    protected sealed override void Receive(TMessage message)
    {
        switch (_phase)
        {
            case Phase.Ready:
                Handle(message);
                break;
            case Phase.InDoubt or Phase.Quarantined:
                OnMessageWhileOutOfUse(message);
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

    /// <summary>What caused a message that is no command: written into the events that follow from it.</summary>
    protected abstract string CauseOf(TMessage message);

    /// <summary>Answers a query when <see cref="Problem"/> is set; by default as if it were not.</summary>
    protected virtual void AnswerWithProblem(TMessage query) => Act(query, []);

    /// <summary>Only in <see cref="OnRecovered"/>: the message is handled before all that has waited.</summary>
    protected void HandleFirst(TMessage message)
    {
        // It may still be there from a recovery whose append failed.
        if (!_first.Contains(message))
        {
            _first.Enqueue(message);
        }
    }

    /// <summary>Neither a command nor a query, and nothing can be decided any more.</summary>
    protected virtual void OnMessageInQuarantine(TMessage message) => Context.Unhandled(message);

    private void OnMessageWhileOutOfUse(TMessage message)
    {
        if (message is ICommand command)
        {
            command.ReplyTo.Tell(AnswerWhileOutOfUse(command));
        }
        else if (message is IQuery)
        {
            AnswerWithProblem(message);
        }
        else if (_phase == Phase.InDoubt)
        {
            Context.Stash();
        }
        else
        {
            OnMessageInQuarantine(message);
        }
    }

    // A command that was asked before may have been carried out; what is known of it is not to be trusted now.
    private CommandOutcome AnswerWhileOutOfUse(ICommand command) =>
        _phase == Phase.InDoubt && _remembered.HasHandled(command.Id)
            ? CommandOutcome.Done
            : CommandOutcome.Unknown($"{_problem} Ask again with the same id.");

    private void Read() => Context.Continue(services.Journal.ReadAsync(definition.Stream), OnRead);

    private void OnRead(Task<ReadOutcome> reading)
    {
        var read = reading.GetAwaiter().GetResult();
        switch (read.Status)
        {
            case ReadStatus.Read:
                Replay(read);
                break;
            case ReadStatus.Damaged:
                Quarantine(read.Reason);
                break;
            default:
                Doubt(read.Reason);
                break;
        }
    }

    private void Replay(ReadOutcome read)
    {
        var remembered = new Remembered<TMessage, TEvent, TState>(definition);
        try
        {
            remembered.Replay(read);
        }
        catch (Exception cause)
        {
            Quarantine($"The events of {definition.Stream} cannot be replayed: {cause.Message}");
            return;
        }

        // What this node writes from now on is later than what it wrote before, whatever became of the wall clock.
        services.Clock.Observe(remembered.Time);
        _remembered = remembered;
        _doubts = 0;
        _phase = Phase.Ready;
        OnRecovered();
        GoOn();
    }

    private void Quarantine(string reason)
    {
        _phase = Phase.Quarantined;
        _problem = reason;
        services.Observer.OnQuarantine(definition.Stream, reason);
        Context.UnstashAll();
    }

    private void Doubt(string reason)
    {
        _phase = Phase.InDoubt;
        _problem = reason;
        Context.Timers.RunOnce(ReadAgain, Patience.Delay(++_doubts, Context.Chance()), Read);

        // Those who have waited until now are answered: with a doubt, but at once.
        Context.UnstashAll();
    }

    // The next of those that come first, or whoever waits.
    private void GoOn()
    {
        while (_phase == Phase.Ready && _first.TryDequeue(out var message))
        {
            Handle(message);
        }

        if (_phase == Phase.Ready)
        {
            Context.UnstashAll();
        }
    }

    private void Handle(TMessage message) =>
        TurnCause.Run(this, message, static (actor, message) => actor.Decide(message));

    private void Decide(TMessage message)
    {
        var command = message as ICommand;
        if (command is not null && _remembered.HasHandled(command.Id))
        {
            command.ReplyTo.Tell(CommandOutcome.Done);
            return;
        }

        var now = new Moment(services.Clock.Next(), Context.Chance());
        var decision = definition.Decider.Decide(State, message, now);
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
            Append(message, decision.Events);
        }
    }

    private void Append(TMessage message, ImmutableArray<TEvent> events)
    {
        var records = _remembered.Encoded(events, Cause(message), services.Clock.Next);
        var request = new AppendRequest(definition.Stream, _remembered.Version, records);
        _phase = Phase.Appending;
        Context.Continue(
            services.Journal.AppendAsync(request),
            ended =>
                TurnCause.Run(
                    this,
                    message,
                    (actor, message) => actor.OnAppended(ended.GetAwaiter().GetResult(), message, events, records)
                )
        );
    }

    private string Cause(TMessage message) => message is ICommand command ? CauseText.Of(command.Id) : CauseOf(message);

    private void OnAppended(
        AppendOutcome appended,
        TMessage message,
        ImmutableArray<TEvent> events,
        IReadOnlyList<JournalEvent> records
    )
    {
        if (appended.Status != AppendStatus.Appended)
        {
            OnNotAppended(appended, message);
            return;
        }

        _remembered.TakeAll(events, records);
        _phase = Phase.Ready;
        (message as ICommand)?.ReplyTo.Tell(CommandOutcome.Done);
        Act(message, events);
        SnapshotIfDue();
        GoOn();
    }

    private void OnNotAppended(AppendOutcome appended, TMessage message)
    {
        if (message is ICommand command)
        {
            command.ReplyTo.Tell(CommandOutcome.Unknown($"{appended.Reason} Ask again with the same id."));
        }
        else
        {
            // Nobody asks again for what was observed. Decided anew on what the journal then holds, it is not lost.
            _first.Enqueue(message);
        }

        if (appended.Status == AppendStatus.Fenced)
        {
            throw new JournalFencedException(appended.Reason);
        }

        Doubt(appended.Reason);
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
