using Supervisor.Contracts.Ids;

namespace Supervisor.Cluster.Links.Handshake;

/// <summary>What both ends have agreed on.</summary>
/// <param name="Run">Which start of the peer's daemon this is.</param>
/// <param name="Lanes">By our number, the peer's number of the same lane; null where it does not understand it.</param>
/// <param name="Window">How many bytes of each lane may be under way to the peer.</param>
internal sealed record LinkTerms(NodeId Peer, string Run, int Version, IReadOnlyList<byte?> Lanes, int Window);
