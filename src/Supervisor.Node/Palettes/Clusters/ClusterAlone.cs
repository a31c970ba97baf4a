using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Palettes.Clusters;

/// <summary>Why a command about the cluster says nothing of it.</summary>
internal static class ClusterAlone
{
    public static OperatorError Error { get; } =
        new(
            "cluster.none",
            "This node is alone.",
            "It was started without a cluster.",
            "Start its daemon with --cluster NAME and --etcd URL..., or join another: supervisor join TOKEN."
        );
}
