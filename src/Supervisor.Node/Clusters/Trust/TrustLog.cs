using Supervisor.Cluster.Joining.Desk;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Clusters.Trust;

/// <summary>Who was admitted, and who was not: part of the audit trail.</summary>
internal sealed partial class TrustLog(ILogger log) : ITrustObserver
{
    public void Served(TrustServed served) => Served(log, served.What, served.Who, served.Remote);

    public void Refused(TrustRefused refused) =>
        Refused(log, refused.What, refused.Who, refused.Remote, Sentence(refused.Reason));

    public void Broke(string remote, Exception failure) => Broke(log, remote, failure);

    private static string Sentence(OperatorError error) => $"{error.Message} {error.Why}".TrimEnd();

    [LoggerMessage(336, LogLevel.Information, "Audit: '{What}' of {Who} at {Remote} was granted")]
    private static partial void Served(ILogger logger, string what, string who, string remote);

    [LoggerMessage(337, LogLevel.Warning, "Audit: '{What}' of {Who} at {Remote} was refused: {Reason}")]
    private static partial void Refused(ILogger logger, string what, string who, string remote, string reason);

    [LoggerMessage(338, LogLevel.Error, "Serving {Remote} failed")]
    private static partial void Broke(ILogger logger, string remote, Exception failure);
}
