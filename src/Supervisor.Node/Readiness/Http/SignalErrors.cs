using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Readiness;
using Supervisor.Supervision.Agents.Signals;

namespace Supervisor.Node.Readiness.Http;

/// <summary>Requests that are refused for what they are, whoever sends them.</summary>
internal static class SignalErrors
{
    private const string SeeDocs = "docs/readiness.md has each request's form.";

    public static OperatorError NoReason { get; } =
        new(
            ReadinessCodes.ReasonMissing,
            "An agent that is not ready says why.",
            "Somebody will have to find out what is wrong with it.",
            "Send a reason: {\"reason\": \"the model is being reloaded\"}"
        );

    public static OperatorError TooLarge { get; } =
        new(
            ErrorCodes.RequestTooLarge,
            "The request is too large.",
            $"What an agent says has at most {ReadinessLimits.MaxBodyBytes / 1024} KiB, because it is kept.",
            "Send only what others need to use the agent; put the rest into its log."
        );

    public static OperatorError Malformed(string why) =>
        new(ErrorCodes.BadRequest, "The request cannot be read.", why, SeeDocs);

    public static OperatorError NoSuchPage(string method, string target) =>
        new(ErrorCodes.NoSuchPage, $"There is no page {method} {SaidText.Clean(target)}.", "", SeeDocs);

    public static OperatorError WrongMethod(string method) =>
        new(
            ReadinessCodes.WrongMethod,
            $"{SaidText.Clean(method)} is not what this page is for.",
            "A word changes something, so it is posted.",
            "Use POST."
        );

    public static OperatorError Unanswered { get; } =
        new(
            ReadinessCodes.Unanswered,
            "What became of the word is not known.",
            "The agent's supervisor has not answered in time.",
            "Say it again; saying it twice does no harm."
        );

    /// <summary>The supervisor's own refusal, with what the program can do.</summary>
    public static OperatorError Of(SignalOutcome refused) =>
        new(
            refused.Code,
            "The word changes nothing.",
            refused.Reason,
            refused.Code switch
            {
                SignalCodes.OldIncarnation => "End this process: a later start of the agent has taken its place.",
                SignalCodes.NotYet => "Say it again; saying it twice does no harm.",
                _ => "See what the node knows: pbm agent list",
            }
        );
}
