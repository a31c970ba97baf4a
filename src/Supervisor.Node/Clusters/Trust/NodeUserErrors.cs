using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Clusters.Trust;

/// <summary>Why etcd's users are not as they should be.</summary>
internal static class NodeUserErrors
{
    public static OperatorError NobodyMayMake(string cluster) =>
        new(
            "cluster.no-maker",
            "This member cannot admit a machine: where etcd has users each gets one of its own, and this member knows nobody who may make them.",
            "Only the founder, and who joined as the second, know that user.",
            $"Ask another member; or start this one once with --cluster {cluster}, --etcd, --etcd-user and --etcd-password-file of a user with etcd's role root."
        );

    public static OperatorError NotMade(string node, string why) =>
        new(
            "cluster.user-not-made",
            $"etcd has not made a user for {node}.",
            why,
            "Run 'supervisor join' with the same token again."
        );

    public static OperatorError NotRemoved(string user, string why) =>
        new(
            "cluster.user-not-removed",
            $"etcd may still serve the user {user}.",
            why,
            $"Remove it: etcdctl user delete {user}."
        );
}
