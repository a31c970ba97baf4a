using Supervisor.Contracts.Ids;

namespace Supervisor.Supervision.Causes;

/// <summary>
/// How a cause is written into events and log lines. Only the event that carries out a command names it with
/// <c>command:</c>; what follows from that event names the event.
/// </summary>
public static class CauseText
{
    private const string CommandPrefix = "command:";

    public static string Of(CommandId command) => CommandPrefix + command.Value;

    /// <summary>One start of the daemon.</summary>
    public static string OfStart(string incarnation) => "start:" + incarnation;

    public static string OfSignal(string name) => "signal:" + name;

    internal static string? CommandIn(string cause) =>
        cause.StartsWith(CommandPrefix, StringComparison.Ordinal) ? cause[CommandPrefix.Length..] : null;
}
