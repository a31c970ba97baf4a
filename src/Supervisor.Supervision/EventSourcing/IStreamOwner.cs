using System.Collections.Immutable;
using Supervisor.Actors;

namespace Supervisor.Supervision.EventSourcing;

/// <summary>The actor as those see it who read and write its stream; they run in its turns only.</summary>
internal interface IStreamOwner<TMessage, TEvent>
{
    IActorContext<TMessage> Context { get; }

    /// <summary>The stream was read for the first time.</summary>
    void OnRecovered();

    /// <summary>The stream cannot be replayed, or not be gone on with.</summary>
    void OnQuarantined();

    /// <summary>Runs a step for a message's sake, so that what goes wrong in it is told with that cause.</summary>
    void OnBehalfOf(TMessage message, Action step);

    void Act(TMessage message, ImmutableArray<TEvent> events);

    /// <summary>The message was taken back from the backlog, and is to be decided anew before all others.</summary>
    void Postpone(TMessage message);

    /// <summary>All that was decided is durable, or taken back: messages may be decided on again.</summary>
    void GoOn();
}
