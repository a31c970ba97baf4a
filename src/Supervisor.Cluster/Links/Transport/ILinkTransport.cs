using Supervisor.Contracts;

namespace Supervisor.Cluster.Links.Transport;

/// <summary>Connections between machines: made, secured, and both ends known to each other by proof.</summary>
internal interface ILinkTransport
{
    Task<Outcome<LinkStream>> DialAsync(LinkAddress address, CancellationToken cancellation);

    /// <summary>The next one that another has dialled; also one whose proof is worth nothing, so that it is told.</summary>
    Task<LinkStream> AcceptAsync(CancellationToken cancellation);
}
