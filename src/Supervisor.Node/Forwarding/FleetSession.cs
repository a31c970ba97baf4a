using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Rules;
using Supervisor.Node.Forwarding.Routing;
using Supervisor.Node.Forwarding.Wire;
using Supervisor.Node.Palettes;
using Supervisor.Node.Palettes.Sessions;

namespace Supervisor.Node.Forwarding;

/// <summary>A command with a connection of its own, for agents of all nodes: it runs where the agent is.</summary>
internal sealed class FleetSession(string palette, ISessionCommand own, FleetServices fleet) : ISessionCommand
{
    public CommandDescription Description => own.Description;

    private string FullName => $"{palette} {Description.Name}";

    public string Summary(CommandArguments arguments) => own.Summary(arguments);

    public IAsyncEnumerable<Frame> RunAsync(CommandCall call, CancellationToken stop) => own.RunAsync(call, stop);

    public async IAsyncEnumerable<Frame> RunAsync(SessionCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        var route = await fleet.Router.RouteAsync(FullName, Description, call.Command, stop);
        if (!route.IsOk)
        {
            yield return new ErrorFrame(route.Error);
            yield break;
        }

        // One agent is named, if any.
        var part = route.Value.Parts[0];
        var frames = part.Node.IsOwn ? RunHere(call, part, stop) : RunThere(call, part, stop);
        await foreach (var frame in frames.WithNotesAsync(route.Value).WithCancellation(stop))
        {
            yield return frame;
        }
    }

    private IAsyncEnumerable<Frame> RunHere(SessionCall call, RoutePart part, CancellationToken stop)
    {
        var arguments = ArgumentRules.Check(FullName, Description.Arguments, part.Arguments);
        return arguments.IsOk
            ? own.RunAsync(call with { Command = call.Command with { Arguments = arguments.Value } }, stop)
            : new Frame[] { new ErrorFrame(arguments.Error) }.ToAsyncEnumerable();
    }

    private IAsyncEnumerable<Frame> RunThere(SessionCall call, RoutePart part, CancellationToken stop)
    {
        var (caller, arguments) = (call.Command.Caller, PassedArguments.Of(Description, part.Arguments));
        var start = call.Start with { Request = new CommandRequest(Arguments: arguments) };
        var wanted = new PassedSession(palette, Description.Name, start, caller.Name, Roles.NameOf(caller.Role));
        return new SessionAudit(fleet.Audit).FollowAsync(
            $"{FullName} ({Summary(call.Command.Arguments)})",
            caller,
            fleet.Sessions.RunAsync(part.Node, wanted, call.Channel, stop),
            stop
        );
    }
}
