using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Audit;
using Supervisor.Node.Forwarding.Wire;
using Supervisor.Node.Palettes;

namespace Supervisor.Node.Forwarding.Links;

/// <summary>Runs commands that other nodes pass on, by the rules that hold for every operator's, and on this node alone.</summary>
/// <param name="own">What this node itself can be asked.</param>
internal sealed class CommandServer(
    PaletteRegistry own,
    CommandRunner runner,
    NodeFacts facts,
    Func<NodeId, string> nameOf,
    IAuditTrail audit
)
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
        var command = own.Find(ask.Palette, ask.Command);
        if (!command.IsOk)
        {
            return ForwardErrors.UnknownThere($"{ask.Palette} {ask.Command}", facts.Name, facts.Version);
        }

        if (command.Value.Handler.Description.Result is ResultKinds.Terminal or ResultKinds.Archive)
        {
            return ForwardErrors.NoSession(command.Value.FullName, facts.Name);
        }

        var caller = new Caller($"{ask.Caller} by way of {nameOf(from)}", RoleOf(ask.Role)) { From = nameOf(from) };
        var call = RequestRules.Check(command.Value, ask.Request, caller, audit);
        return call.IsOk ? new Found(command.Value, call.Value) : call.Error;
    }

    /// <summary>A role that is not known opens no door.</summary>
    private static Role RoleOf(string name) =>
        Enum.GetValues<Role>()
            .FirstOrDefault(role => string.Equals(Roles.NameOf(role), name, StringComparison.Ordinal));

    private sealed record Found(RegisteredCommand Command, CommandCall Call);
}
