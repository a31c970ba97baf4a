using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Sessions;

namespace Supervisor.Node.Palettes.Sessions;

/// <summary>A session as any other command, for who runs commands.</summary>
internal sealed class SessionHandler(ISessionCommand command, ISessionChannel channel, SessionStart start)
    : IPaletteCommand
{
    public CommandDescription Description => command.Description;

    public IAsyncEnumerable<Frame> RunAsync(CommandCall call, CancellationToken stop) =>
        command.RunAsync(new SessionCall(call, channel, start), stop);
}
