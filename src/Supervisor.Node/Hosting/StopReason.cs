using System.Runtime.InteropServices;
using Supervisor.Node.Composition;
using Supervisor.Supervision.Causes;

namespace Supervisor.Node.Hosting;

/// <summary>Why the daemon stops.</summary>
/// <param name="Cause">Null when the node itself can no longer do its work: the log says above why.</param>
/// <param name="Signal">Null when it was no signal.</param>
internal sealed record StopReason(string? Cause, PosixSignal? Signal)
{
    /// <summary>The daemon goes on as another start of itself.</summary>
    public bool IsToStartAnew { get; private init; }

    /// <summary>Completes when there is a reason to stop.</summary>
    public static async Task<StopReason> ComesAsync(StopSignals signals, NodeComposition node)
    {
        var first = await Task.WhenAny(signals.First, node.Core.StopOrder, node.StartsAnew, node.End);
        if (first == signals.First)
        {
            var signal = await signals.First;
            return new StopReason(CauseText.OfSignal(signal.ToString()), signal);
        }

        if (first == node.StartsAnew)
        {
            return new StopReason(await node.StartsAnew, null) { IsToStartAnew = true };
        }

        return new StopReason(first == node.Core.StopOrder ? await node.Core.StopOrder : null, null);
    }

    public void Tell(ILogger log)
    {
        if (Signal is { } signal)
        {
            log.Stopping(signal);
        }
        else if (IsToStartAnew)
        {
            log.StartingAnew();
        }
        else if (Cause is not null)
        {
            log.StoppingAsOrdered();
        }
        else
        {
            log.Ending();
        }
    }
}
