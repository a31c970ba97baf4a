using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Joining;

internal static class FoundingErrors
{
    public static OperatorError Remains { get; } =
        new(
            JoinErrorCodes.BadName,
            "The cluster cannot be founded here.",
            "Coordination holds nodes of a cluster, and not the record of the cluster itself.",
            "Give another prefix, or remove what is under this one."
        );

    public static OperatorError Founded(ClusterRecord there) =>
        new(
            JoinErrorCodes.OtherCluster,
            "The cluster cannot be founded here.",
            $"Coordination holds the cluster {there.Name} already.",
            "Join that one, with a token of pbm cluster invite; or give another prefix."
        );

    public static OperatorError InAnother(string clusterName) =>
        new(
            JoinErrorCodes.InCluster,
            $"This node belongs to the cluster {clusterName} already.",
            "Its cluster files say so.",
            "Start it without --cluster, or leave that one first: pbm cluster leave."
        );
}
