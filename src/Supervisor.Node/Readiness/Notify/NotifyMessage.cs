using System.Collections.Immutable;
using Supervisor.Supervision.Agents.Signals;

namespace Supervisor.Node.Readiness.Notify;

/// <summary>One datagram of systemd's notify protocol, as far as it concerns us.</summary>
/// <param name="Words">What it says to the agent's supervisor, in its order; of each kind the last.</param>
/// <param name="Remarks">What is not done although it was asked for, or cannot be.</param>
/// <param name="Garbage">Lines that are none of the protocol, or have a value that is none.</param>
internal sealed record NotifyMessage(ImmutableArray<AgentWord> Words, ImmutableArray<NotifyRemark> Remarks, int Garbage)
{
    public static readonly NotifyMessage NoMessage = new([], [], 1);
}

internal enum NotifyRemark
{
    /// <summary>It wants descriptors kept for its next start.</summary>
    StoreRefused,

    /// <summary>It names another process as its main one.</summary>
    MainProcessIgnored,

    /// <summary>It reads its configuration anew, and says when it is ready again.</summary>
    Reloading,
}
