using Supervisor.Cluster.Links.Transport;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Joining.Desk;

/// <summary>Whether a node that joins is where it says: a member dials it.</summary>
internal interface IDialBack
{
    /// <param name="echo">What the node says to whoever dials it during its joining.</param>
    /// <returns>Why it is not reached there; null when it is.</returns>
    Task<OperatorError?> TryAsync(LinkAddress address, ReadOnlyMemory<byte> echo, CancellationToken cancellation);
}
