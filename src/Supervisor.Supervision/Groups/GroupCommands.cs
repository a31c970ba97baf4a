using Supervisor.Actors;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Commands;

namespace Supervisor.Supervision.Groups;

/// <param name="By">The operator, for the history.</param>
public sealed record StartGroup(CommandId Id, string By, ActorRef<CommandOutcome> ReplyTo) : GroupMessage, ICommand;

/// <summary>It stays stopped until it is started by command.</summary>
/// <inheritdoc cref="StartGroup"/>
public sealed record StopGroup(CommandId Id, string By, ActorRef<CommandOutcome> ReplyTo) : GroupMessage, ICommand;

/// <summary>All its agents are stopped with grace and started again; spends no restart.</summary>
/// <inheritdoc cref="StartGroup"/>
public sealed record RestartGroup(CommandId Id, string By, ActorRef<CommandOutcome> ReplyTo) : GroupMessage, ICommand;

/// <summary>Out of quarantine, with all its restarts again.</summary>
/// <inheritdoc cref="StartGroup"/>
public sealed record ReleaseGroup(CommandId Id, string By, ActorRef<CommandOutcome> ReplyTo) : GroupMessage, ICommand;
