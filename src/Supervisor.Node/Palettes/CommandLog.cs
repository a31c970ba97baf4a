namespace Supervisor.Node.Palettes;

/// <summary>The audit trail of changes, and faults of commands.</summary>
internal static partial class CommandLog
{
    [LoggerMessage(100, LogLevel.Information, "Audit: {Caller} asks for '{Command}' with ({Arguments}) as {Id}")]
    public static partial void ChangeAsked(
        this ILogger logger,
        string caller,
        string command,
        string arguments,
        string id
    );

    [LoggerMessage(101, LogLevel.Information, "Audit: '{Command}' as {Id} ended with exit code {Exit}")]
    public static partial void ChangeEnded(this ILogger logger, string command, string id, int exit);

    [LoggerMessage(102, LogLevel.Error, "The command '{Command}' failed")]
    public static partial void CommandFailed(this ILogger logger, Exception fault, string command);
}
