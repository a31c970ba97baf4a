using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Sessions;

namespace Supervisor.Node.Palettes.Sessions;

/// <summary>Runs a session as any other command, or says why not.</summary>
internal static class SessionRunning
{
    /// <param name="command">One that is an <see cref="ISessionCommand"/>.</param>
    /// <param name="call">As it was checked.</param>
    /// <param name="start">With what it began; there when the call is right.</param>
    /// <param name="gone">Cancelled when the caller has gone.</param>
    public static async Task RunSessionAsync(
        this CommandRunner runner,
        RegisteredCommand command,
        Outcome<CommandCall> call,
        SessionStart? start,
        ISessionChannel channel,
        CancellationToken gone
    )
    {
        if (call.IsOk)
        {
            var handler = new SessionHandler((ISessionCommand)command.Handler, channel, start!);
            await runner.RunAsync(command with { Handler = handler }, call.Value, channel.WriteAsync, gone);
        }
        else
        {
            await channel.RefuseAsync(call.Error, gone);
        }
    }

    public static async Task RefuseAsync(this ISessionChannel channel, OperatorError error, CancellationToken gone)
    {
        await channel.WriteAsync(new ErrorFrame(error), gone);
        await channel.WriteAsync(new EndFrame(ExitCodes.Of(error.Code)), gone);
    }
}
