using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ownership.Draining;

namespace Supervisor.Node.Palettes.Node.Draining;

/// <summary>Why a node is not drained, or not taken into service again.</summary>
internal static class DrainErrors
{
    private const string StrandsCode = "node.drain-strands";
    private const string PlacesUnknownCode = "node.places-unknown";

    public static OperatorError Strands(string node, IEnumerable<DrainMove> stranded) =>
        new(
            StrandsCode,
            $"{node} was not drained: groups of it would run nowhere.",
            string.Join(" ", stranded.Select(move => $"{move.Group}: {WhyNot(move)}")),
            $"Make room for them, or drain it all the same, and they stay down until a node fits: pbm node drain {node} --force"
        );

    public static OperatorError PlacesUnknown(string node, string why) =>
        new(
            PlacesUnknownCode,
            $"{node} was not drained: where its groups could go is not known.",
            why,
            $"Ask again when the cluster can be reached, or drain it all the same: pbm node drain {node} --force"
        );

    public static OperatorError NotWritten(string command, string why) =>
        new(
            ErrorCodes.OutcomeUnknown,
            $"Whether '{command}' holds is not known.",
            why,
            "Ask again with the same id: it is written once."
        );

    public static OperatorError NoAnswer { get; } =
        new(
            ErrorCodes.Unavailable,
            "Who owns what is not told now.",
            "Who keeps the ownerships does not answer.",
            "Ask again."
        );

    public static OperatorError TooLong(string why) =>
        new(
            ErrorCodes.NotReached,
            "Not all groups have moved.",
            why,
            "They go on moving; 'pbm group why NAME' says what one waits for."
        );

    public static string WhyNot(DrainMove move) =>
        string.Join(" ", move.Ranking.Candidates.Select(static candidate => candidate.Reason));
}
