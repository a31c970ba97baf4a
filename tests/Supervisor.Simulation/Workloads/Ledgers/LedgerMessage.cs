using Supervisor.Actors;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Commands;

namespace Supervisor.Simulation.Workloads.Ledgers;

internal abstract record LedgerMessage;

/// <summary>A command whose effect can be counted: exactly one entry for each id that was acknowledged.</summary>
internal sealed record Deposit(CommandId Id, int Amount, ActorRef<CommandOutcome> ReplyTo) : LedgerMessage, ICommand;

/// <summary>Makes the actor fail, before or after a decision.</summary>
internal sealed record Poison : LedgerMessage;
