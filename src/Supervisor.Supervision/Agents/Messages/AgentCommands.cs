using Supervisor.Actors;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Commands;

namespace Supervisor.Supervision.Agents.Messages;

/// <param name="By">The operator, for the history.</param>
public sealed record StartAgent(CommandId Id, string By, ActorRef<CommandOutcome> ReplyTo) : AgentMessage, ICommand;

/// <summary>It stays stopped until it is started by command.</summary>
public sealed record StopAgent(CommandId Id, string By, ActorRef<CommandOutcome> ReplyTo) : AgentMessage, ICommand;

/// <summary>Stopped with grace and started again; spends no restart.</summary>
public sealed record RestartAgent(CommandId Id, string By, ActorRef<CommandOutcome> ReplyTo) : AgentMessage, ICommand;

/// <summary>Out of quarantine, with all its restarts again.</summary>
public sealed record ReleaseAgent(CommandId Id, string By, ActorRef<CommandOutcome> ReplyTo) : AgentMessage, ICommand;
