using System.Runtime.InteropServices;
using Supervisor.Node.Data;
using Supervisor.Sqlite;

namespace Supervisor.Node.Hosting;

internal static partial class HostLog
{
    [LoggerMessage(
        1,
        LogLevel.Information,
        "Starting node {Name} ({Node}) of cluster {Cluster}, version {Version}, data in {Directory}"
    )]
    public static partial void Starting(
        this ILogger logger,
        string name,
        string node,
        string cluster,
        string version,
        string directory
    );

    [LoggerMessage(2, LogLevel.Information, "Node {Name} is ready at http://{Endpoint} and {Socket}")]
    public static partial void Ready(this ILogger logger, string name, string endpoint, string socket);

    [LoggerMessage(3, LogLevel.Information, "Stopping on {Signal}; a second one ends the process at once")]
    public static partial void Stopping(this ILogger logger, PosixSignal signal);

    [LoggerMessage(10, LogLevel.Information, "Stopping, as an operator has ordered")]
    public static partial void StoppingAsOrdered(this ILogger logger);

    [LoggerMessage(362, LogLevel.Information, "Stopping, to start anew: this node's place among others is another")]
    public static partial void StartingAnew(this ILogger logger);

    [LoggerMessage(4, LogLevel.Information, "Stopped")]
    public static partial void Stopped(this ILogger logger);

    [LoggerMessage(570, LogLevel.Information, "This node forbids {Limits}")]
    public static partial void Forbids(this ILogger logger, string limits);

    [LoggerMessage(11, LogLevel.Debug, "SQLite {Version} from {Library} keeps the journal")]
    private static partial void SqliteIs(this ILogger logger, string version, string library);

    [LoggerMessage(12, LogLevel.Warning, "{Warning}")]
    private static partial void SqliteWarning(this ILogger logger, string warning);

    public static void Using(this ILogger logger, SqliteLibrary library)
    {
        logger.SqliteIs(library.Version, library.Name);
        if (library.Warning.Length > 0)
        {
            logger.SqliteWarning(library.Warning);
        }
    }

    [LoggerMessage(5, LogLevel.Warning, "This system has no machine id, so the data directory is bound to no machine")]
    public static partial void Unbound(this ILogger logger);

    [LoggerMessage(6, LogLevel.Error, "Stopping because this node can no longer do its work; the log says above why")]
    public static partial void Ending(this ILogger logger);

    [LoggerMessage(
        7,
        LogLevel.Warning,
        "The address could not be written into {Path}: {Reason} Programs over TCP have to be told the port"
    )]
    public static partial void NotAnnounced(this ILogger logger, string path, string reason);

    [LoggerMessage(8, LogLevel.Critical, "The start failed")]
    public static partial void StartFailed(this ILogger logger, Exception fault);

    [LoggerMessage(15, LogLevel.Error, "The fleet is not looked after: {Reason}")]
    public static partial void FleetNotResumed(this ILogger logger, string reason);

    [LoggerMessage(16, LogLevel.Error, "The fleet of --fleet is not applied, and what held before goes on: {Reason}")]
    public static partial void FleetNotApplied(this ILogger logger, string reason);

    [LoggerMessage(17, LogLevel.Information, "Revision {Revision} holds (applied now: {IsNew})")]
    public static partial void FleetHolds(this ILogger logger, long revision, bool isNew);

    [LoggerMessage(
        19,
        LogLevel.Information,
        "What was to be done about the fleet at the start, and could not be, is done now"
    )]
    public static partial void FleetOfStartDone(this ILogger logger);

    [LoggerMessage(20, LogLevel.Error, "What is to be done about the fleet since the start failed, and is tried again")]
    public static partial void FleetOfStartFailed(this ILogger logger, Exception fault);

    [LoggerMessage(
        13,
        LogLevel.Warning,
        "When {Log} was written to is not noted, so 'agent logs --since' is less exact for it: {Reason}"
    )]
    public static partial void LogNotMarked(this ILogger logger, string log, string reason);

    [LoggerMessage(9, LogLevel.Error, "A part did not stop in order")]
    public static partial void PartNotReleased(this ILogger logger, Exception fault);

    [LoggerMessage(14, LogLevel.Warning, "The service manager at {Socket} could not be told '{Words}': {Reason}")]
    public static partial void NotTold(this ILogger logger, string words, string socket, string reason);

    [LoggerMessage(
        15,
        LogLevel.Error,
        "The {Part} has not answered for {Patience}; the service manager is not told that the daemon lives until it does"
    )]
    public static partial void CoreIsSilent(this ILogger logger, string part, TimeSpan patience);

    public static void Starting(this ILogger logger, DataDirectory data)
    {
        var identity = data.Identity;
        logger.Starting(
            identity.Name,
            identity.Node.Value,
            identity.Cluster.Value,
            ProgramVersion.Text,
            data.Layout.Directory
        );
        if (identity.Machine is null)
        {
            logger.Unbound();
        }
    }

    [LoggerMessage(21, LogLevel.Warning, "A freeze that this node may have missed is not taken up: {Reason}")]
    public static partial void FreezeNotKnown(this ILogger logger, string reason);
}
