using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Node.Readiness;

internal static class DeskErrors
{
    public static OperatorError NotMade(AgentAddress agent, string why) =>
        new(
            ErrorCodes.Refused,
            $"The sockets of {agent} cannot be made.",
            why,
            "See that the daemon's user may write there, and that the disk has room, then: pbm agent start " + agent
        );

    public static OperatorError Over(WorkloadId id, string later) =>
        new(
            ErrorCodes.Refused,
            $"Nothing is opened any more for the start {id.Incarnation} of {id.Agent}.",
            $"A later one, {later}, has taken its place.",
            ""
        );
}
