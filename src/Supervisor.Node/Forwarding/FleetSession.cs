using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Copying;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Forwarding.Routing;
using Supervisor.Node.Palettes;
using Supervisor.Node.Palettes.Sessions;

namespace Supervisor.Node.Forwarding;

/// <summary>A command with a connection of its own: it does not reach other nodes yet, and says so of agents that are there.</summary>
internal sealed class FleetSession(string palette, ISessionCommand own, FleetRouter router) : ISessionCommand
{
    public CommandDescription Description => own.Description;

    private string FullName => $"{palette} {Description.Name}";

    public IAsyncEnumerable<Frame> RunAsync(CommandCall call, CancellationToken stop) => own.RunAsync(call, stop);

    public async IAsyncEnumerable<Frame> RunAsync(SessionCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        if (await ElsewhereAsync(call.Command, stop) is { } node)
        {
            yield return new ErrorFrame(ForwardErrors.NoSession(FullName, node));
            yield break;
        }

        await foreach (var frame in own.RunAsync(call, stop))
        {
            yield return frame;
        }
    }

    /// <returns>The node that it is for, when that is not this one.</returns>
    private async Task<string?> ElsewhereAsync(CommandCall call, CancellationToken stop)
    {
        if (Description.Result is ResultKinds.Archive)
        {
            var route = CopyRoute.Parse(call.Arguments);
            return route.IsOk ? QualifiedName.Parse(route.Value.Agent).Node : null;
        }

        var found = await router.RouteAsync(FullName, Description, call, stop);
        return found.IsOk ? found.Value.Parts.FirstOrDefault(part => !part.Node.IsOwn)?.Node.Name : null;
    }
}
