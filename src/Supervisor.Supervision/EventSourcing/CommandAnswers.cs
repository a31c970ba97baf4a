using Supervisor.Supervision.Commands;

namespace Supervisor.Supervision.EventSourcing;

/// <summary>What a command is told that cannot be decided now.</summary>
internal static class CommandAnswers
{
    /// <param name="isKnown">The state in memory is that of the stream, so that a command it does not know was never done.</param>
    /// <param name="isHandled">Memory has the command's id.</param>
    /// <param name="isUnwritten">It has it from an append that is not known to be durable.</param>
    internal static CommandOutcome TurnedAway(bool isKnown, bool isHandled, bool isUnwritten, string problem) =>
        !isKnown || isUnwritten ? CommandOutcome.Unknown(AskAgain(problem))
        : isHandled ? CommandOutcome.Done
        : CommandOutcome.Unavailable(NothingChanged(problem));

    internal static string AskAgain(string problem) => $"{problem} Ask again with the same id.";

    internal static string NothingChanged(string problem) => $"{problem} Nothing was changed; ask again later.";
}
