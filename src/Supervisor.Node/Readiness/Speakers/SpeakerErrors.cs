using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Readiness;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Node.Readiness.Speakers;

internal static class SpeakerErrors
{
    private const string Reread =
        $"Read the file that {AgentVariables.TokenFile} names, once, when the program starts.";

    public static OperatorError NoToken { get; } =
        new(
            ErrorCodes.TokenMissing,
            "The node wants the agent's token.",
            "Over TCP it is what tells who speaks.",
            $"Send Authorization: Bearer TOKEN, or use the socket that {AgentVariables.Socket} names. {Reread}"
        );

    public static OperatorError WrongToken { get; } =
        new(
            ErrorCodes.TokenWrong,
            "The token is not one of this agent's.",
            "Each start of an agent has a token of its own; this one is too old, another agent's, or none of ours.",
            Reread
        );

    public static OperatorError Foreign(AgentAddress own, string named) =>
        new(
            ReadinessCodes.ForeignAgent,
            $"{own} may not speak for '{named}'.",
            "An agent speaks for itself only, and socket and token say which one this is.",
            $"Name {own}, or leave the name away where the library allows it."
        );

    public static OperatorError Unknown(AgentAddress own, string named) =>
        new(
            SignalCodes.UnknownAgent,
            $"The node has no agent '{named}'.",
            $"The one who asks is {own}.",
            $"Name {own}, or see what there is: pbm agent list"
        );

    public static OperatorError NotOpen(AgentAddress own) =>
        new(
            SignalCodes.NotRunning,
            $"No start of {own} is under way that could say so.",
            "It was stopped, or has ended.",
            $"Start it: pbm agent start {own}"
        );

    /// <summary>Its program runs before anybody listens to it, and is not to take that for the last word.</summary>
    public static OperatorError NotHeardYet(AgentAddress own) =>
        new(
            SignalCodes.NotYet,
            $"Nobody listens to {own} yet.",
            "Its image starts it with its container, and it is listened to a moment later.",
            "Say it again."
        );
}
