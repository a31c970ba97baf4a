using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Links;

namespace Supervisor.Cluster.Links.Lanes;

/// <summary>Sends a message's bytes to a node; they are valid until it returns.</summary>
internal delegate SayResult LaneSay(NodeId node, ReadOnlySpan<byte> body);
