using Supervisor.Node.Audit;
using Supervisor.Node.Forwarding.Copies;
using Supervisor.Node.Forwarding.Links;
using Supervisor.Node.Forwarding.Routing;
using Supervisor.Node.Forwarding.Sessions;

namespace Supervisor.Node.Forwarding;

/// <summary>What commands of the whole fleet work with.</summary>
internal sealed record FleetServices(FleetRouter Router, CommandLinks Links, TimeProvider Clock, LastKnown Last)
{
    public required RemoteSessions Sessions { get; init; }

    public required IAuditTrail Audit { get; init; }
}
