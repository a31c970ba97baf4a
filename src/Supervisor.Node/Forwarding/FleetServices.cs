using Supervisor.Node.Forwarding.Links;
using Supervisor.Node.Forwarding.Merging;
using Supervisor.Node.Forwarding.Routing;

namespace Supervisor.Node.Forwarding;

/// <summary>What commands of the whole fleet work with.</summary>
internal sealed record FleetServices(FleetRouter Router, CommandLinks Links, TimeProvider Clock, LastTables Last);
