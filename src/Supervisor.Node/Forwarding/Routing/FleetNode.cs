using Supervisor.Contracts.Ids;

namespace Supervisor.Node.Forwarding.Routing;

internal sealed record FleetNode(NodeId Id, string Name, bool IsOwn);
