namespace Supervisor.Node.Audit;

internal static partial class AuditLog
{
    [LoggerMessage(400, LogLevel.Information, "Audit: '{What}' of {Who} at {From} was granted")]
    public static partial void AuditGranted(this ILogger logger, string what, string who, string from);

    [LoggerMessage(401, LogLevel.Warning, "Audit: '{What}' of {Who} at {From} was refused: {Reason}")]
    public static partial void AuditRefused(this ILogger logger, string what, string who, string from, string reason);

    [LoggerMessage(402, LogLevel.Warning, "Audit: {Count} more wishes of {Who} were refused and are not listed")]
    public static partial void AuditRefusedMore(this ILogger logger, int count, string who);

    [LoggerMessage(403, LogLevel.Error, "{Count} entries of the audit trail could not be written into the journal")]
    public static partial void AuditLost(this ILogger logger, int count);
}
