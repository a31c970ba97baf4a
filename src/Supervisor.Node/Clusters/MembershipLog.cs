using Supervisor.Cluster.Membership;

namespace Supervisor.Node.Clusters;

internal sealed partial class MembershipLog(ILogger log) : IMembershipObserver
{
    private string? _why;

    public void Entered()
    {
        _why = null;
        SeenByOthers(log);
    }

    public void Left(string reason) => NotSeenByOthers(log, reason);

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
