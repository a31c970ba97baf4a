using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Links.Transport;

/// <summary>A connection over which nothing of a link was said yet.</summary>
/// <param name="Peer">Who the other end has proven to be, or why it has not.</param>
internal sealed record LinkStream(Stream Stream, Outcome<NodeId> Peer) : IAsyncDisposable
{
    /// <inheritdoc cref="SecuredStream.WhyDeniedNow"/>
    public Func<OperatorError?> WhyDeniedNow { get; init; } = static () => null;

    /// <summary>Where the other end is, for those who read what was refused; empty where that is not known.</summary>
    public string Remote { get; init; } = "";

    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}
