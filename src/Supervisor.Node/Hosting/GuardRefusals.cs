using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Hosting;

internal static partial class GuardRefusals
{
    public static void GuardLogsRefused(this ILogger logger, OperatorError error) =>
        logger.LogsNotCut($"{error.Message} {error.Why}".TrimEnd());

    [LoggerMessage(
        5000,
        LogLevel.Warning,
        "The guard does not look after all logs of containers, so some grow until it does: {Reason} A guard of an earlier version is replaced when nothing is left that it runs"
    )]
    private static partial void LogsNotCut(this ILogger logger, string reason);
}
