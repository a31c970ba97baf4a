using Supervisor.Contracts.Ids;

namespace Supervisor.Supervision.Commands;

/// <summary>
/// How a cause is written into an event. Only the event that carries out a command names it with <c>command:</c>; what
/// follows from that event names the event.
/// </summary>
internal static class CauseText
{
    private const string CommandPrefix = "command:";

    internal static string Of(CommandId command) => CommandPrefix + command.Value;

    internal static string? CommandIn(string cause) =>
        cause.StartsWith(CommandPrefix, StringComparison.Ordinal) ? cause[CommandPrefix.Length..] : null;
}
