using Supervisor.Contracts;
using Supervisor.Contracts.Ids;

namespace Supervisor.Cluster.Links.Transport;

/// <summary>A connection over which nothing of a link was said yet.</summary>
/// <param name="Peer">Who the other end has proven to be, or why it has not.</param>
internal sealed record LinkStream(Stream Stream, Outcome<NodeId> Peer) : IAsyncDisposable
{
    /// <summary>Where the other end is, for those who read what was refused; empty where that is not known.</summary>
    public string Remote { get; init; } = "";

    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}
