using Supervisor.Runtimes.Faults;

namespace Supervisor.Node.Hosting;

internal static partial class FaultLog
{
    public static WorkFaults Faults(this ILogger logger) => new((work, fault) => logger.Unforeseen(fault, work));

    [LoggerMessage(
        4990,
        LogLevel.Error,
        "Something that nobody has foreseen happened while {Work}. It goes on, and is not told again while it stays the same; please report it"
    )]
    private static partial void Unforeseen(this ILogger logger, Exception fault, string work);
}
