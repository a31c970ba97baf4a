using Supervisor.Contracts.Palettes.Sessions;

namespace Supervisor.Node.Palettes.Sessions;

/// <param name="Start">With what the caller began; what it asks for has been checked, and is the command.</param>
internal sealed record SessionCall(CommandCall Command, ISessionChannel Channel, SessionStart Start);
