using Supervisor.Runtimes.Containers.Making;

namespace Supervisor.Node.Hosting;

internal static partial class ContainerLog
{
    public static void Made(this ILogger logger, MakingNote note)
    {
        if (note.IsWarning)
        {
            logger.MakingWarning($"{note.Agent}", note.Text);
        }
        else
        {
            logger.Making($"{note.Agent}", note.Text);
        }
    }

    [LoggerMessage(240, LogLevel.Information, "The container of {Agent}: {Text}")]
    private static partial void Making(this ILogger logger, string agent, string text);

    [LoggerMessage(241, LogLevel.Warning, "The container of {Agent}: {Text}")]
    private static partial void MakingWarning(this ILogger logger, string agent, string text);

    [LoggerMessage(242, LogLevel.Warning, "A record of a container's run is of no use and left as it is: {Reason}")]
    public static partial void RecordRefused(this ILogger logger, string reason);
}
