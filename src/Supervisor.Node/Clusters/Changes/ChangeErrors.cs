using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Clusters.Changes;

/// <summary>Why a node is neither removed nor declared down.</summary>
internal static class ChangeErrors
{
    private const string NotRemovedCode = "cluster.not-removed";
    private const string NotDownCode = "cluster.not-down";

    public static OperatorError NoNode(string name) =>
        new(
            ErrorCodes.NotFound,
            $"There is no node {name} in the cluster.",
            "Nobody bears that name.",
            "See pbm cluster show."
        );

    public static OperatorError RemovesItself(string name) =>
        new(
            NotRemovedCode,
            $"{name} is this node.",
            "A node is removed by another.",
            "To go in order: pbm cluster leave."
        );

    public static OperatorError Lives(string name) =>
        new(
            NotRemovedCode,
            $"The node {name} lives.",
            "Its daemon keeps its lease.",
            $"Let it go in order: pbm cluster leave, there. Or cut it off as it is: pbm cluster remove {name} --force."
        );

    public static OperatorError Keeps(string name, IEnumerable<string> groups) =>
        new(
            NotRemovedCode,
            $"The node {name} may still run what it keeps while it is cut off: {string.Join(", ", groups)}.",
            "Removing it lets others take that over, and it would run twice.",
            $"See that its machine is off; then: pbm cluster remove {name} --force."
        );

    public static OperatorError NotKnown(string name, string why) =>
        new(
            NotRemovedCode,
            $"Whether the node {name} lives is not known.",
            why,
            "Ask again when the place where the cluster agrees is reached."
        );

    public static OperatorError IsThis(string name) =>
        new(NotDownCode, $"{name} is this node, and it answers.", "", "To stop its daemon: pbm node stop.");

    public static OperatorError Answers(string name) =>
        new(
            NotDownCode,
            $"The node {name} lives, so it is not down.",
            "It keeps its lease, and is reached where it takes links. Saying otherwise would change nothing of what runs there.",
            $"To stop its daemon: pbm node stop, there. To part with it: pbm cluster leave, there, or pbm cluster remove {name} --force."
        );

    public static OperatorError DownNotKnown(string name, string why) =>
        new(
            NotDownCode,
            $"Whether the node {name} is down is not known.",
            why,
            "Ask again when the place where the cluster agrees is reached."
        );
}
