using Supervisor.Actors;
using Supervisor.Contracts.Ids;

namespace Supervisor.Supervision.Commands;

/// <summary>
/// A message by which somebody wants something changed. Its id is journaled with its effect, so that asking again with
/// the same id changes nothing more.
/// </summary>
public interface ICommand
{
    CommandId Id { get; }

    /// <summary>Told the outcome, once the effect is durable.</summary>
    ActorRef<CommandOutcome> ReplyTo { get; }
}
