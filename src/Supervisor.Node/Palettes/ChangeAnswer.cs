using Supervisor.Actors.Asking;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Commands;

namespace Supervisor.Node.Palettes;

/// <summary>What an operator is told of a change that an actor was asked for.</summary>
internal static class ChangeAnswer
{
    private const string AskAgain = "Ask again with the same id: it runs at most once.";

    /// <summary>Null when it was carried out, now or at an earlier asking with the same id.</summary>
    public static OperatorError? ProblemOf(string command, AskOutcome<CommandOutcome> asked) =>
        asked switch
        {
            { IsAnswered: false } => Unknown(command, "The actor that would carry it out has not answered in time."),
            { Reply.Status: CommandStatus.Done } => null,
            { Reply.Status: CommandStatus.Refused } => new OperatorError(
                ErrorCodes.Refused,
                $"'{command}' was refused, and nothing was changed.",
                asked.Reply.Reason,
                ""
            ),
            { Reply.Status: CommandStatus.Unavailable } => new OperatorError(
                ErrorCodes.Unavailable,
                $"'{command}' is not taken now, and nothing was changed.",
                asked.Reply.Reason,
                "The daemon's log says when events are taken again."
            ),
            _ => Unknown(command, asked.Reply!.Reason),
        };

    private static OperatorError Unknown(string command, string why) =>
        new(ErrorCodes.OutcomeUnknown, $"Whether '{command}' was carried out is not known.", why, AskAgain);
}
