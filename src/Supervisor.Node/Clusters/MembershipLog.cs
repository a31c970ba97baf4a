using Supervisor.Cluster.Membership;
using Supervisor.Node.Hosting;
using Supervisor.Runtimes.Faults;

namespace Supervisor.Node.Clusters;

internal sealed partial class MembershipLog(ILogger log) : IMembershipObserver
{
    private const string Work = "keeping this node's place among the others";

    private readonly WorkFaults _faults = log.Faults();
    private string? _why;

    public void Entered()
    {
        _why = null;
        _faults.Over(Work);
        SeenByOthers(log);
    }

    public void Left(string reason) => NotSeenByOthers(log, reason);

    public void Faulted(Exception fault) => _faults.Tell(Work, fault);

    /// <summary>It is tried several times a second.</summary>
    public void NotEntered(string reason)
    {
        if (_why != reason)
        {
            _why = reason;
            NotYetSeen(log, reason);
        }
    }

    [LoggerMessage(330, LogLevel.Information, "The other nodes see this one")]
    private static partial void SeenByOthers(ILogger logger);

    [LoggerMessage(331, LogLevel.Warning, "The other nodes may not see this one any more: {Reason}")]
    private static partial void NotSeenByOthers(ILogger logger, string reason);

    [LoggerMessage(332, LogLevel.Warning, "The other nodes do not see this one yet: {Reason}")]
    private static partial void NotYetSeen(ILogger logger, string reason);
}
