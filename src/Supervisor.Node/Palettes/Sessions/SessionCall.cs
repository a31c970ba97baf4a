using Supervisor.Contracts.Palettes.Sessions;

namespace Supervisor.Node.Palettes.Sessions;

/// <param name="Terminal">The caller's; null: he has none for what is to run.</param>
internal sealed record SessionCall(CommandCall Command, ISessionChannel Channel, SessionTerminal? Terminal);
