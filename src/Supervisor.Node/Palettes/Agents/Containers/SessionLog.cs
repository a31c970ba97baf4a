namespace Supervisor.Node.Palettes.Agents.Containers;

/// <summary>The audit trail of what operators do within containers. Of a command the program alone: what follows it may be secret.</summary>
internal static partial class SessionLog
{
    [LoggerMessage(
        110,
        LogLevel.Information,
        "Audit: {Caller} runs '{Program}' beside {Agent}, in the container {Container}"
    )]
    public static partial void SessionBegins(
        this ILogger logger,
        string caller,
        string program,
        string agent,
        string container
    );

    [LoggerMessage(112, LogLevel.Information, "Audit: {Caller} copies {Path} {Direction} {Agent}")]
    public static partial void CopyBegins(
        this ILogger logger,
        string caller,
        string path,
        string direction,
        string agent
    );

    [LoggerMessage(111, LogLevel.Information, "Audit: '{Program}' of {Caller} beside {Agent} is over: {End}")]
    public static partial void SessionEnds(
        this ILogger logger,
        string caller,
        string program,
        string agent,
        string end
    );
}
