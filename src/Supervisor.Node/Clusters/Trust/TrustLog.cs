using Supervisor.Cluster.Joining.Desk;
using Supervisor.Node.Audit;

namespace Supervisor.Node.Clusters.Trust;

/// <summary>Who was admitted, and who was not: part of the audit trail.</summary>
internal sealed partial class TrustLog(ILogger log, IAuditTrail audit) : ITrustObserver
{
    public void Served(TrustServed served) =>
        audit.Take(
            AuditEntry.Granted(served.Who, served.Remote, served.IsAgain ? $"{served.What} again" : served.What)
        );

    public void Refused(TrustRefused refused) =>
        audit.Take(AuditEntry.Refused(refused.Who, refused.Remote, refused.What, refused.Reason));

    public void Broke(string remote, Exception failure) => Broke(log, remote, failure);

    [LoggerMessage(338, LogLevel.Error, "Serving {Remote} failed")]
    private static partial void Broke(ILogger logger, string remote, Exception failure);
}
