using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Time;

namespace Supervisor.Cluster.Joining;

/// <summary>Why a node does not get the place that it wants: its id, its name, its groups, its address.</summary>
internal static class PlaceErrors
{
    public static OperatorError NoAddress { get; } =
        new(
            JoinErrorCodes.NotReached,
            "The node does not say where it takes links.",
            "The others must be able to reach it.",
            "Set the address at which it takes links."
        );

    public static OperatorError NameTaken(NodeRecord bearer) =>
        new(
            JoinErrorCodes.NameTaken,
            $"The name {bearer.Name} belongs to another node.",
            $"{bearer.Node} bears it since {Day(bearer.Since)}, and it lives.",
            "Start this one with another name: --node NAME."
        );

    public static OperatorError NameDown(NodeRecord bearer) =>
        new(
            JoinErrorCodes.NameDown,
            $"The name {bearer.Name} belongs to another node.",
            $"{bearer.Node} bears it since {Day(bearer.Since)}; it is down now.",
            "If this machine takes its place for good: supervisor join --replace TOKEN. If not, give this one another name: --node NAME."
        );

    public static OperatorError OtherName(NodeRecord known, string wanted) =>
        new(
            JoinErrorCodes.OtherName,
            $"This node cannot become {wanted}.",
            $"The cluster knows it as {known.Name} since {Day(known.Since)}, and a node keeps its name.",
            $"Start it with --node {known.Name}."
        );

    public static OperatorError NobodyToReplace(string name) =>
        new(
            JoinErrorCodes.NobodyToReplace,
            $"There is no other node {name} whose place could be taken.",
            "Nobody bears that name.",
            "See pbm cluster show for the right name, or join without --replace."
        );

    public static OperatorError StillThere(NodeRecord bearer) =>
        new(
            JoinErrorCodes.StillThere,
            $"The node {bearer.Name} cannot be replaced.",
            "It lives, and two machines must not run as one node.",
            "Stop its daemon or its machine first, wait until pbm cluster show says down, and try again."
        );

    public static OperatorError Cloned(NodeId node) =>
        new(
            JoinErrorCodes.Cloned,
            "A node with this node's id lives in the cluster already.",
            $"{node} is in this data directory and in another one: it was copied, or this node has joined before.",
            "Give --data-dir a new directory; if it has joined before, start it without join."
        );

    public static OperatorError OddAddress(string address) =>
        new(
            JoinErrorCodes.NotReached,
            $"'{StrangersText.Shown(address)}' is no address.",
            "It must be HOST:PORT.",
            "Set the address at which the node takes links."
        );

    public static OperatorError NotReached(IEnumerable<OperatorError> reasons) =>
        new(
            JoinErrorCodes.NotReached,
            "The member cannot reach the node that joins.",
            string.Join(" ", reasons.Select(static reason => $"{reason.Message} {reason.Why}".Trim())),
            "Set an address at which the others reach it, and let no firewall stand in between."
        );

    public static OperatorError GroupRuns(string group, string where) =>
        new(
            JoinErrorCodes.GroupRuns,
            $"The group {StrangersText.Shown(group)} runs on the node that joins, and the cluster has another of that name.",
            $"It is for {where}; after joining they would be one and the same.",
            "Rename one of them, or take it out of its fleet: pbm fleet up without it, on the node that joins or in the cluster."
        );

    private static string Day(long hybrid) => $"{new HybridTime(hybrid).WallClock:yyyy-MM-dd}";
}
