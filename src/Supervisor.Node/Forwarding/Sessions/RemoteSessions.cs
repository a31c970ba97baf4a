using System.Runtime.CompilerServices;
using System.Text.Json;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Sessions;
using Supervisor.Node.Forwarding.Routing;
using Supervisor.Node.Forwarding.Wire;
using Supervisor.Node.Palettes.Sessions;

namespace Supervisor.Node.Forwarding.Sessions;

/// <summary>Has sessions run at other nodes: what the operator says goes there, and what comes from there to him.</summary>
internal sealed class RemoteSessions(INodeSessions nodes, TimeProvider clock)
{
    /// <summary>
    /// What is said beside the session's own output, to its end. Without an <c>end</c> among it the session was cut off, and the last
    /// is an error that says why.
    /// </summary>
    public async IAsyncEnumerable<Frame> RunAsync(
        FleetNode node,
        PassedSession wanted,
        ISessionChannel caller,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var command = $"{wanted.Palette} {wanted.Command}";
        var start = JsonSerializer.SerializeToUtf8Bytes(wanted, PassedSessionJson.Default.PassedSession);
        var dialled =
            start.Length > SessionHeader.Longest
                ? ForwardErrors.RequestTooLarge(command, node.Name)
                : await DialAsync(node, command, stop);
        if (!dialled.IsOk)
        {
            yield return new ErrorFrame(dialled.Error);
            yield break;
        }

        await using var there = new PassedChannel(dialled.Value, clock);
        var relay = new SessionRelay(caller, there);
        await foreach (var frame in relay.RunAsync(start, stop))
        {
            yield return FrameNames.Named(frame, node.Name);
            if (frame is EndFrame)
            {
                yield break;
            }
        }

        yield return relay.HasLeft
            ? new EndFrame(ExitCodes.Interrupted)
            : new ErrorFrame(ForwardErrors.SessionLost(command, node.Name));
    }

    private async Task<Outcome<Stream>> DialAsync(FleetNode node, string command, CancellationToken stop)
    {
        var dialled = await nodes.DialAsync(node.Id, stop);
        return dialled.IsOk ? dialled : ForwardErrors.OfSession(dialled.Error, command, node.Name);
    }
}
