using Supervisor.Cluster.Links.Handshake;
using Supervisor.Supervision.Ports.Links;

namespace Supervisor.Cluster.Links.Connections;

/// <summary>Whose link it is.</summary>
/// <param name="Window">How many bytes of each lane the peer may have under way to us.</param>
internal sealed record LinkEnds(LinkId Id, LinkTerms Terms, int Window, ILinkObserver Observer);
