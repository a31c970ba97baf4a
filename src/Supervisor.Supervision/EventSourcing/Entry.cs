using System.Collections.Immutable;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Supervision.EventSourcing;

/// <summary>One message with what was decided on it, from the decision until it is durable and acted on.</summary>
/// <param name="records">The events as they are written; never empty.</param>
internal sealed class Entry<TMessage, TEvent>(
    TMessage message,
    ImmutableArray<TEvent> events,
    IReadOnlyList<JournalEvent> records
)
{
    internal TMessage Message => message;

    internal ImmutableArray<TEvent> Events => events;

    internal IReadOnlyList<JournalEvent> Records => records;

    internal ICommand? Command { get; } = message as ICommand;

    internal bool GoesAhead { get; } = ReceptionRules.GoesAhead(MessageKinds.Of(message));

    /// <summary>Its events are part of the state in memory.</summary>
    internal bool IsTaken { get; set; }

    internal bool IsActedOn { get; set; }

    private bool IsAnswered { get; set; }

    /// <summary>Tells the command's outcome, if it is one; only the first answer counts.</summary>
    internal void Answer(CommandOutcome outcome)
    {
        if (!IsAnswered)
        {
            IsAnswered = true;
            Command?.ReplyTo.Tell(outcome);
        }
    }
}
