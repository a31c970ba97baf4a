using Supervisor.Contracts.Palettes;
using Supervisor.Node.Readiness.Folders;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Node.Readiness;

internal static class DeskErrors
{
    public static OperatorError NotMade(AgentAddress agent, AgentFolder folder, string why) =>
        new(
            ErrorCodes.Refused,
            $"The sockets of {agent} cannot be made in {folder.Path}.",
            why,
            "See that the daemon's user may write there, and that the disk has room."
        );

    public static OperatorError Over(WorkloadId id, string later) =>
        new(
            ErrorCodes.Refused,
            $"Nothing is opened any more for the start {id.Incarnation} of {id.Agent}.",
            $"A later one, {later}, has taken its place.",
            ""
        );
}
