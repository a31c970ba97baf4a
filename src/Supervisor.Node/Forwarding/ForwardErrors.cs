using Supervisor.Cluster.Links;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Forwarding.Links;
using Supervisor.Node.Forwarding.Wire;

namespace Supervisor.Node.Forwarding;

/// <summary>What operators are told when a command is for another node and does not get there, or not back.</summary>
internal static class ForwardErrors
{
    private const string AskAgain = "Ask again with the same id: it runs at most once.";

    public static EndFrame BrokenEnd { get; } = new(ExitCodes.Of(ErrorCodes.Internal));

    /// <param name="node">By its name.</param>
    public static OperatorError Of(RemoteAnswer answer, string node, bool isChange)
    {
        var command = $"{answer.Call.Palette} {answer.Call.Command}";
        return answer.Fault switch
        {
            RemoteFault.NotReached => Unreachable(node),
            RemoteFault.NotUnderstood => new OperatorError(
                ErrorCodes.Refused,
                $"{node} takes no commands by way of other nodes.",
                "Its version does not know how.",
                $"Ask it directly, or bring {node} to this version."
            ),
            RemoteFault.TooLarge => new OperatorError(
                ErrorCodes.RequestTooLarge,
                $"'{command}' is too large to be passed on to {node}.",
                "What is said between nodes has at most 1 MiB, files included.",
                $"Ask {node} directly."
            ),
            _ when isChange && !answer.IsAccepted => new OperatorError(
                ErrorCodes.OutcomeUnknown,
                $"Whether '{command}' was carried out on {node} is not known.",
                $"The link to {node} was lost while it was under way.",
                AskAgain
            ),
            _ when isChange => new OperatorError(
                ErrorCodes.ConnectionLost,
                $"{node} has taken '{command}', and what came of it is not known.",
                $"The link to {node} was lost while that was waited for.",
                "Look at it again once the node is back."
            ),
            _ => Unreachable(node) with
            {
                Code = ErrorCodes.ConnectionLost,
                Why = $"The link to {node} was lost while it answered.",
            },
        };
    }

    public static OperatorError Unreachable(string node) =>
        new(
            ErrorCodes.Unreachable,
            $"{node} is unreachable.",
            "It lives, by its lease, and there is no link to it from here.",
            $"Ask {node} directly, or any node that reaches it."
        );

    /// <param name="name">What was asked for, and is that node's.</param>
    public static OperatorError NodeIsDown(string node, string name) =>
        new(
            ErrorCodes.Unreachable,
            $"'{name}' is on {node}, which is down.",
            $"It is pinned to {node}, so no other node runs it, and what {node} knew of it is there.",
            $"Bring {node} back: 'pbm cluster show' says how it stands."
        );

    /// <param name="known">The names that there are.</param>
    public static OperatorError UnknownNode(string node, IEnumerable<string> known) =>
        new(
            ErrorCodes.NotFound,
            $"There is no node '{node}' now.",
            $"Those that are there: {string.Join(", ", known)}.",
            "A node that is down comes back under its name."
        );

    /// <param name="candidates">As they can be called.</param>
    public static OperatorError Ambiguous(string name, IReadOnlyList<string> candidates, int nodes) =>
        new(
            ErrorCodes.Ambiguous,
            $"'{name}' is on {nodes} nodes.",
            $"There are {string.Join(", ", candidates)}.",
            $"Say which: '{candidates[0]}', for example."
        );

    public static OperatorError UnknownThere(string command, string node, string version) =>
        new(
            ErrorCodes.UnknownCommand,
            $"{node} does not know '{command}'.",
            $"Its version is {version}.",
            $"'pbm help' at {node} lists what it knows."
        );

    /// <param name="problem">Why there is no connection, as who dials has it.</param>
    public static OperatorError OfSession(OperatorError problem, string command, string node) =>
        problem.Code == LinkErrorCodes.Version
            ? new OperatorError(
                ErrorCodes.Refused,
                $"{node} takes no '{command}' by way of other nodes.",
                "Its version does not know how.",
                $"Run it at {node} itself, or bring {node} to this version."
            )
            : Unreachable(node) with
            {
                Why = $"There is no connection to it from here. {problem.Message} {problem.Why}".TrimEnd(),
                Remedy = $"Run it at {node} itself, or at any node that reaches it.",
            };

    public static OperatorError SessionLost(string command, string node) =>
        new(
            ErrorCodes.ConnectionLost,
            $"The connection to {node} was lost while '{command}' ran there.",
            $"Its daemon is gone, or its machine or the network between is. If {node} lives, it ends what it runs for you within 20 s.",
            "Look at what is left of it once the node is back."
        );

    public static OperatorError RequestTooLarge(string command, string node) =>
        new(
            ErrorCodes.RequestTooLarge,
            $"'{command}' is too large to be passed on to {node}.",
            "What a session begins with has at most 64 KiB.",
            $"Ask {node} directly."
        );

    public static OperatorError FrameTooLarge() =>
        new(
            ErrorCodes.BadAnswer,
            "A part of the answer is missing here.",
            "It is larger than a message between nodes may be.",
            "Ask that node directly."
        );

    public static ErrorFrame Broken(AskWord ask, Exception fault) =>
        new(
            new OperatorError(
                ErrorCodes.Internal,
                $"The answer to '{ask.Palette} {ask.Command}' broke off.",
                $"{fault.GetType().Name}: {fault.Message}",
                "The node's log has the details."
            )
        );
}
