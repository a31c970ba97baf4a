using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Joining;

internal static class RegisterErrors
{
    public static OperatorError NoNode(string name) =>
        new(
            ErrorCodes.NotFound,
            $"There is no node {name} in the cluster.",
            "Nobody bears that name.",
            "See pbm cluster show."
        );

    public static OperatorError NoPerson(string name) =>
        new(
            ErrorCodes.NotFound,
            $"There is no person {name} in the cluster.",
            "Nobody was admitted by that name.",
            "See pbm cluster people."
        );

    public static OperatorError NoRole(string role) =>
        new(ErrorCodes.BadValue, $"'{role}' is no role of a person.", "There are viewer, operator and admin.", "");

    public static OperatorError LastHolder(NodeRecord node) =>
        new(
            JoinErrorCodes.LastKey,
            $"The node {node.Name} cannot be removed.",
            "No other node holds the authority's key: without it nobody could join any more, and certificates would run out.",
            "Let another node join first, or wait until one has the key: pbm cluster show."
        );
}
