using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Clusters.Leaving;

/// <summary>Why a node has not left its cluster.</summary>
internal static class LeavingErrors
{
    private const string Code = "cluster.not-left";

    public static OperatorError InTrouble(OperatorError trouble) =>
        new(
            Code,
            "This node cannot leave its cluster now.",
            $"{trouble.Message} {trouble.Why}".TrimEnd(),
            "Ask again when the place where the cluster agrees is reached; a node that is given up for lost is removed by another: "
                + "pbm cluster remove NODE."
        );

    public static OperatorError NoMember() =>
        new(Code, "This node cannot leave its cluster.", "The cluster does not name it as one of its nodes.", "");

    public static OperatorError NoOtherHolder() =>
        new(
            Code,
            "This node cannot leave yet.",
            "No other node holds the authority's key: without it nobody could join any more, and certificates would run out. "
                + "The one that has belonged longest asks this node for it within a minute.",
            "See that another node is up and linked with this one (pbm cluster show), and ask again."
        );

    public static OperatorError NotHandedOver(IEnumerable<string> groups) =>
        new(
            Code,
            "This node has not left, since what may move has not ended here in time.",
            $"It still owns: {string.Join(", ", groups)}.",
            "See pbm group why GROUP, and ask again."
        );

    public static OperatorError NotCarriedOver(string why) =>
        new(
            Code,
            "This node has not left, since its fleet could not be carried over to its own store.",
            why,
            "Mend that, and ask again."
        );
}
