using System.Collections.Immutable;
using Supervisor.Actors;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Causes;
using Supervisor.Supervision.Commands;

namespace Supervisor.Supervision.EventSourcing;

/// <summary>
/// The thin shell around a decider: what was decided is appended, and acted on only when it is durable. While an append is
/// under way the mail is held, so replies leave in order and each decision sees the state after the last.
/// <para>
/// While the journal takes nothing, the mark of a message says what is done with it: an <see cref="IObservation"/> is decided
/// and acted on from memory and written later, an <see cref="ICommand"/> is turned away, an <see cref="IQuery"/> is answered
/// from memory, and a message without a mark waits. An <see cref="ISafetyAct"/> never waits. A stream that cannot be
/// replayed puts this actor, and no other, out of use.
/// </para>
/// </summary>
public abstract class EventSourcedActor<TMessage, TEvent, TState>
    : Actor<TMessage>,
        IStreamOwner<TMessage, TEvent>,
        ICauseReader
    where TEvent : class
{
    private readonly StreamDefinition<TMessage, TEvent, TState> _definition;
    private readonly EventSourcingServices _services;
    private readonly StreamMemory<TMessage, TEvent, TState> _memory;
    private readonly StreamStatus _status;
    private readonly StreamReader<TMessage, TEvent, TState> _reader;
    private readonly StreamWriter<TMessage, TEvent, TState> _writer;
    private readonly List<TMessage> _first = [];

    protected EventSourcedActor(StreamDefinition<TMessage, TEvent, TState> definition, EventSourcingServices services)
    {
        (_definition, _services) = (definition, services);
        _memory = new StreamMemory<TMessage, TEvent, TState>(definition);
        _status = new StreamStatus(definition.Stream, services.Observer);
        _reader = new StreamReader<TMessage, TEvent, TState>(definition, services, _memory, _status, this);
        _writer = new StreamWriter<TMessage, TEvent, TState>(definition.Stream, services, _memory, _status, this);
    }

    IActorContext<TMessage> IStreamOwner<TMessage, TEvent>.Context => Context;

    protected TState State => _memory.Remembered.State;

    /// <summary>The id of the last event: the cause of what follows from it.</summary>
    protected string LastEventId => $"{_definition.Stream}#{_memory.Remembered.Version}";

    /// <summary>Why the state cannot be trusted or changed now; null when it can.</summary>
    protected string? Problem => _status.Problem;

    /// <summary>The state is what the journal says, or ahead of it; false: nothing of it is known.</summary>
    protected bool IsRead => _status.IsRead;

    /// <summary>Whether the command was carried out, as far as that is remembered.</summary>
    protected bool HasHandled(CommandId command) => _memory.Remembered.HasHandled(command);

    string ICauseReader.CauseOf(object message) => Cause((TMessage)message);

    protected sealed override void PreStart()
    {
        Context.HoldMail();
        _reader.Read();
    }

    protected sealed override bool PassesHold(TMessage message) => MessageKinds.Of(message) == MessageKind.Safety;

    protected sealed override void Receive(TMessage message) =>
        TurnCause.Run(this, message, static (actor, message) => actor.Handle(message));

    /// <summary>The state is that of the journal: look at what is really there and act on the difference.</summary>
    protected virtual void OnRecovered() { }

    /// <summary>Nothing can be decided any more, and <see cref="Problem"/> says why: tell whoever relies on this actor.</summary>
    protected virtual void OnQuarantined() { }

    /// <summary>
    /// What was decided is durable (or there was nothing to write): act, reply, tell. For an <see cref="IObservation"/> and
    /// an <see cref="ISafetyAct"/> it may come before, while the journal takes nothing; then it does not come again.
    /// </summary>
    protected abstract void Act(TMessage message, ImmutableArray<TEvent> events);

    /// <summary>
    /// What was decided is about to be written, and may never be: has ready what acting on it will take, so that both take
    /// their time at once. Nothing of it may matter if it comes to nothing.
    /// </summary>
    protected virtual void Prepare(ImmutableArray<TEvent> events) { }

    /// <summary>
    /// Before anything is decided or written, and even if nothing can be: does what an <see cref="ISafetyAct"/> demands, as
    /// far as that does not depend on the state. The same message may come here twice.
    /// </summary>
    protected virtual void ActForSafety(TMessage message) { }

    /// <summary>What caused a message that is no command: written into the events that follow from it.</summary>
    protected abstract string CauseOf(TMessage message);

    /// <summary>
    /// Just before it is decided on: takes note of what the message says that is not the journal's, and adds what else is
    /// known. It is decided and acted on as it is given back. The same message may come here twice.
    /// </summary>
    protected virtual TMessage Informed(TMessage message) => message;

    /// <summary>Answers a query when <see cref="Problem"/> is set; by default as if it were not.</summary>
    protected virtual void AnswerWithProblem(TMessage query) => Act(query, []);

    /// <summary>Only in <see cref="OnRecovered"/>: the message is handled before all that has waited.</summary>
    protected void HandleFirst(TMessage message) => _first.Add(message);

    /// <summary>Neither a command nor a query, and nothing can be decided any more.</summary>
    protected virtual void OnMessageInQuarantine(TMessage message) => Context.Unhandled(message);

    void IStreamOwner<TMessage, TEvent>.OnRecovered() => OnRecovered();

    void IStreamOwner<TMessage, TEvent>.OnQuarantined() => OnQuarantined();

    void IStreamOwner<TMessage, TEvent>.OnBehalfOf(TMessage message, Action step) =>
        TurnCause.Run(this, message, (_, _) => step());

    // What was written on behalf of a message may be told in a later turn, and still for its sake.
    void IStreamOwner<TMessage, TEvent>.Act(TMessage message, ImmutableArray<TEvent> events) =>
        TurnCause.Run(this, message, (actor, message) => actor.Act(message, events));

    void IStreamOwner<TMessage, TEvent>.Postpone(TMessage message) => _first.Insert(0, message);

    // The next of those that come first, or whoever waits.
    void IStreamOwner<TMessage, TEvent>.GoOn()
    {
        while (_status.Phase == StreamPhase.Ready && _first.Count > 0)
        {
            var message = _first[0];
            _first.RemoveAt(0);
            TurnCause.Run(this, message, static (actor, message) => actor.Decide(message));
        }

        if (_status.Phase == StreamPhase.Ready)
        {
            Context.UnstashAll();
            Context.ReleaseMail();
        }
    }

    private void Handle(TMessage message)
    {
        var kind = MessageKinds.Of(message);
        if (kind == MessageKind.Safety)
        {
            ActForSafety(message);
        }

        switch (ReceptionRules.Of(_status.Phase, kind))
        {
            case Reception.Decide:
                Decide(message);
                break;
            case Reception.Wait:
                Context.Stash();
                break;
            case Reception.TurnAway:
                TurnAway((ICommand)message!);
                break;
            case Reception.AnswerFromMemory:
                AnswerWithProblem(message);
                break;
            default:
                OnMessageInQuarantine(message);
                break;
        }
    }

    private void TurnAway(ICommand command) =>
        command.ReplyTo.Tell(
            CommandAnswers.TurnedAway(
                isKnown: _status.Phase == StreamPhase.Degraded,
                isHandled: _memory.Remembered.HasHandled(command.Id),
                isUnwritten: _memory.Backlog.Oldest?.Command?.Id == command.Id,
                _status.Problem!
            )
        );

    private void Decide(TMessage message)
    {
        var command = message as ICommand;
        if (command is not null && _memory.Remembered.HasHandled(command.Id))
        {
            command.ReplyTo.Tell(CommandOutcome.Done);
            return;
        }

        _memory.TakeNewest();
        var now = new Moment(_services.Clock.Next(), _services.Boot.Now, Context.Chance());
        message = Informed(message);
        var decision = _definition.Decider.Decide(State, message, now);
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
            Prepare(decision.Events);
            var records = _memory.Remembered.Encoded(decision.Events, Cause(message), _services.Clock.Next);
            _writer.Write(new Entry<TMessage, TEvent>(message, decision.Events, records));
        }
    }

    private string Cause(TMessage message) => message is ICommand command ? CauseText.Of(command.Id) : CauseOf(message);
}
