using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Palettes.Fleet;

internal static class LostNodeErrors
{
    private const string LivesCode = "fleet.lost-lives";

    public static OperatorError NotKnown { get; } =
        new(
            ErrorCodes.Unavailable,
            "Nothing was applied: whether the node is lost cannot be told.",
            "The place where the cluster agrees does not answer.",
            "Ask again."
        );

    public static OperatorError Lives(string name) =>
        new(
            LivesCode,
            $"Nothing was applied: {name} is not lost.",
            "It lives, and what these files take from it ends there first.",
            "Apply them without --force-lost."
        );

    public static OperatorError Unknown(string name, IEnumerable<string> known) =>
        new(
            ErrorCodes.NotFound,
            $"Nothing was applied: the cluster knows no node '{name}'.",
            $"Those that it knows: {string.Join(", ", known)}.",
            "Give the name of the one that is lost."
        );

    public static OperatorError IsBack(string name) =>
        new(
            LivesCode,
            $"The files hold, and {name} is not lost: it came back meanwhile.",
            "What these files take from it ends there first.",
            "Wait until it has: pbm group list shows where each runs."
        );

    public static OperatorError NotReleased(string name) =>
        new(
            ErrorCodes.OutcomeUnknown,
            $"The files hold, and whether others still wait for {name} is not known.",
            "The place where the cluster agrees does not answer.",
            "Apply the same files again in the same way: what is done is not done twice."
        );
}
