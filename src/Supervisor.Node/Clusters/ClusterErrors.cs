using Supervisor.Contracts.Palettes;
using Supervisor.Node.Settings;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Node.Clusters;

/// <summary>Why a node is not in its cluster.</summary>
internal static class ClusterErrors
{
    public static OperatorError OtherCluster(string name, string why) =>
        StartErrors.Because(
            "other-cluster",
            $"This node is no member of the cluster '{name}'.",
            why,
            "Join it with a token of one of its members, or give another --cluster."
        );

    public static OperatorError NameRefused(string name, string why) =>
        StartErrors.Because(
            "name-refused",
            $"This node cannot be '{name}' in its fleet.",
            why,
            "Start it with the data directory that bears the name, or as a new node with another --node."
        );

    public static OperatorError OtherStore() =>
        new(
            "cluster.other-store",
            "The place where the cluster agrees is another than it was, so this node follows nothing of it.",
            "Its data was lost, or another was put in its place.",
            "Put the former back; what runs goes on meanwhile."
        );

    public static OperatorError NotReached(string why) =>
        new(
            "cluster.not-reached",
            "This node cannot reach the place where its cluster agrees.",
            why,
            "What is pinned here goes on; it is tried again every second."
        );

    /// <returns>Null when it is done.</returns>
    public static OperatorError? Of<T>(WriteOutcome<T> written, Func<string, OperatorError> refused)
        where T : class =>
        written.IsDone ? null
        : written.Status is WriteStatus.Conflict or WriteStatus.Refused ? refused(written.Reason)
        : NotReached(written.Reason);
}
