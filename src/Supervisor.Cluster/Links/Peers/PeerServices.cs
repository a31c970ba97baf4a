using Supervisor.Cluster.Links.Handshake;
using Supervisor.Cluster.Links.Lanes;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Supervision.Ports.Links;

namespace Supervisor.Cluster.Links.Peers;

/// <summary>What the links to all nodes share.</summary>
internal sealed record PeerServices(
    LinkSettings Settings,
    ILinkTransport Transport,
    ILinkDirectory Directory,
    ILinkObserver Observer,
    IReadOnlyList<ILaneEnd> Lanes
)
{
    private long _lastLink;

    /// <summary>With a peer that is greeted or refused.</summary>
    public required Patience Patience { get; init; }

    public LinkHello Hello { get; } = Settings.Hello([.. Lanes.Select(lane => lane.Name)]);

    public LinkId NextLink() => new(Interlocked.Increment(ref _lastLink));
}
