using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Clusters.Recovering;

/// <summary>Why a cluster is not recovered.</summary>
internal static class RecoveryErrors
{
    private const string Code = "cluster.not-recovered";

    public static OperatorError NothingLost() =>
        new(
            Code,
            "There is nothing to recover.",
            "The place where the cluster agrees holds all that this node has seen there.",
            "See pbm cluster show."
        );

    public static OperatorError NothingRemembered() =>
        new(
            Code,
            "This node remembers nothing of the cluster.",
            "It has not seen its store yet.",
            "Recover at a node that has: pbm cluster recover, there."
        );

    public static OperatorError OfAnother() =>
        new(
            Code,
            "The place where the cluster agrees belongs to another cluster.",
            "Its record names another authority.",
            "Give the daemon the right --etcd, or an empty place."
        );

    public static OperatorError NotNewest(IReadOnlyList<string> ahead) =>
        new(
            Code,
            "This node does not hold the newest revision.",
            $"A later one was seen by: {string.Join(", ", ahead)}.",
            $"Recover there: pbm cluster recover, at {ahead[0]}."
        );

    public static OperatorError Unheard(IReadOnlyList<string> nodes) =>
        new(
            Code,
            $"Not all nodes were heard: {string.Join(", ", nodes)}.",
            "What they have seen after the others would be lost: a later revision, or somebody who was turned away. A node that is started lays down what "
                + "it knows within seconds.",
            "Start them and ask again; or, when they are gone: pbm cluster recover --force."
        );

    public static OperatorError FleetIsDown(IReadOnlyList<string> nodes) =>
        new(
            Code,
            "The fleet is down, and would start.",
            $"Without the word of {string.Join(", ", nodes)} the revision gets a new number, and a new revision is to run.",
            "Start them and ask again without --force."
        );

    public static OperatorError NotWritten(string why) =>
        new(
            Code,
            "The cluster could not be recovered in full.",
            why,
            "Ask again: what was written stands, and the nodes follow only when all of it is there."
        );
}
