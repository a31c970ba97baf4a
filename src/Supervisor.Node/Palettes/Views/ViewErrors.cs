using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Text;

namespace Supervisor.Node.Palettes.Views;

internal static class ViewErrors
{
    public static OperatorError NoRoster() =>
        new(
            ErrorCodes.Stopping,
            "What runs on this node cannot be told now.",
            "The roster does not answer, as when the node stops.",
            "Ask again once it is up."
        );

    /// <param name="kind"><c>agent</c>, <c>group</c>.</param>
    public static OperatorError Unknown(string kind, string name, IReadOnlyList<string> known) =>
        new(
            ErrorCodes.NotFound,
            $"There is no {kind} '{name}' on this node.",
            Meant(name, known),
            $"'pbm {kind} list' shows those that there are."
        );

    public static OperatorError UnknownAgentOrGroup(string name, IReadOnlyList<string> known) =>
        new(
            ErrorCodes.NotFound,
            $"There is no agent or group '{name}'.",
            Meant(name, known),
            "'pbm agent list' shows all that there are."
        );

    public static OperatorError Ambiguous(string name, IReadOnlyList<string> candidates) =>
        new(
            ErrorCodes.Ambiguous,
            $"There are {candidates.Count} agents of the name '{name}'.",
            $"They are {string.Join(", ", candidates)}.",
            $"Say which: '{candidates[0]}', for example."
        );

    /// <param name="goal">What was waited for: <c>chat is ready</c>.</param>
    public static OperatorError NotReached(string goal, string why, string remedy) =>
        new(ErrorCodes.NotReached, $"It did not come about that {goal}.", why, remedy);

    private static string Meant(string name, IReadOnlyList<string> known) =>
        Suggestion.For(name, known) is { } near ? $"Did you mean '{near}'?"
        : known.Count == 0 ? "No fleet is applied on this node."
        : "";
}
