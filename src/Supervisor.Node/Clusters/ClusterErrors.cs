using Supervisor.Contracts.Palettes;
using Supervisor.Node.Settings;

namespace Supervisor.Node.Clusters;

/// <summary>Why a node is not in its cluster.</summary>
internal static class ClusterErrors
{
    public const string NotReachedCode = "cluster.not-reached";

    public static OperatorError OtherCluster(string name, string why) =>
        StartErrors.Because(
            "other-cluster",
            $"This node is no member of the cluster '{name}'.",
            why,
            "Join it with a token of one of its members, or give another --cluster."
        );

    public static OperatorError EtcdFiles(string why) =>
        StartErrors.Because(
            "etcd-files",
            $"What the daemon needs to reach etcd cannot be read: {why}",
            "",
            "Mend what --etcd-password-file, --etcd-ca, --etcd-cert and --etcd-key name."
        );

    public static OperatorError PlaceUnreadable() =>
        StartErrors.Because(
            "cluster-place",
            "How this node reaches its cluster cannot be read from its cluster files.",
            "They are of another version, or were changed by hand.",
            "Give --cluster with --etcd or --coordination once more."
        );

    public static OperatorError OwnFleetUnreadable(string why) =>
        StartErrors.Because(
            "own-fleet",
            "What this node runs cannot be read, so it does not become part of a cluster; nothing was changed.",
            why,
            "Start its daemon alone first, and apply its fleet again with 'pbm fleet up'."
        );

    public static OperatorError CannotListen(string at, string why) =>
        StartErrors.Because("link-port", $"Links cannot be taken at {at}: {why}", "", "Give another --link-listen.");

    public static OperatorError OtherStore() =>
        new(
            "cluster.other-store",
            "The place where the cluster agrees is another than it was, so this node follows nothing of it.",
            "Its data was lost, or another was put in its place.",
            "Put the former back; what runs goes on meanwhile."
        );

    public static OperatorError NotReached(string why) =>
        new(
            NotReachedCode,
            "This node cannot reach the place where its cluster agrees.",
            why,
            "What is pinned here goes on; it is tried again every second."
        );
}
