using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Forwarding.Wire;
using Supervisor.Node.Palettes;
using Supervisor.Node.Palettes.Sessions;

namespace Supervisor.Node.Forwarding.Links;

/// <summary>Runs commands that other nodes pass on, by the rules that hold for every operator's, and on this node alone.</summary>
internal sealed class CommandServer(PassedCalls calls, CommandRunner runner)
{
    /// <summary>Every answer has its end, unless whoever asked has gone.</summary>
    /// <returns>Whether it has.</returns>
    internal async Task<bool> ServeAsync(ServedCommand served, Action<ServedSays> say)
    {
        var gone = served.Gone;
        try
        {
            var found = Find(served.Ask, served.Key.Node);
            if (found.IsOk)
            {
                var (command, call) = found.Value;
                await runner.RunAsync(command, call, WriteAsync, gone);
            }
            else
            {
                await WriteAsync(new ErrorFrame(found.Error), gone);
                await WriteAsync(new EndFrame(ExitCodes.Of(found.Error.Code)), gone);
            }

            return true;
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // Nobody is there to be told.
            return false;
        }

        ValueTask WriteAsync(Frame frame, CancellationToken stop) => served.WriteAsync(frame, say, stop);
    }

    private Outcome<Found> Find(AskWord ask, NodeId from)
    {
        var command = calls.Find(ask.Palette, ask.Command);
        if (!command.IsOk)
        {
            return command.Error;
        }

        if (command.Value.Handler is ISessionCommand)
        {
            return SessionErrors.NeedsSession(command.Value.FullName);
        }

        var call = calls.Check(command.Value, ask.Request, from, ask.Caller, ask.Role);
        return call.IsOk ? new Found(command.Value, call.Value) : call.Error;
    }

    private sealed record Found(RegisteredCommand Command, CommandCall Call);
}
