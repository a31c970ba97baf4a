using System.Globalization;
using Supervisor.Cluster.Levels;
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

    /// <summary>A cluster keeps to one level, which never falls.</summary>
    public static OperatorError OtherLevel(string name, int level, LevelSpan own) =>
        StartErrors.Because(
            "cluster-level",
            string.Create(
                CultureInfo.InvariantCulture,
                $"The cluster '{name}' is at level {level}, which this version of the daemon does not speak{(level > own.Newest ? " yet" : " any more")}."
            ),
            LevelText.Of(own),
            level > own.Newest
                ? "Start the version that ran here before, or a later one; what runs goes on meanwhile."
                : "Start an older version here, and upgrade all nodes of the cluster by one version at a time."
        );

    public const string OtherStoreCode = "cluster.other-store";
    public const string OlderStoreCode = "cluster.older-store";
    public const string HasLeftCode = "cluster.has-left";

    private const string PutBack =
        "Put the former back; or, where it is lost for good, say that the cluster goes on in this one: pbm cluster recover. "
        + "What runs goes on meanwhile.";

    public static OperatorError OtherStore() =>
        new(
            OtherStoreCode,
            "The place where the cluster agrees is another than it was, so this node follows nothing of it.",
            "Its data was lost, or another was put in its place.",
            PutBack
        );

    public static OperatorError OlderStore() =>
        new(
            OlderStoreCode,
            "The place where the cluster agrees knows less than it did, so this node follows nothing of it.",
            "An older copy of its data was put in its place.",
            PutBack
        );

    public static OperatorError HasLeft(string name) =>
        new(
            HasLeftCode,
            $"This node has left the cluster '{name}'.",
            "It was told to, and goes on alone.",
            "To have it back: pbm cluster invite on a member, and supervisor join TOKEN here."
        );

    public static OperatorError Removed(string by) =>
        new(
            "cluster.removed",
            "This node was removed from its cluster.",
            $"{by} did it.",
            "What is pinned here goes on until its daemon is stopped. Move the folder 'cluster' of its data directory away to run it alone "
                + "or to join again."
        );

    public static OperatorError NotReached(string why) =>
        new(
            NotReachedCode,
            "This node cannot reach the place where its cluster agrees.",
            why,
            "What is pinned here goes on; it is tried again every second."
        );
}
