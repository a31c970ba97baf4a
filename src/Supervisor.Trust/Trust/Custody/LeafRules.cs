using System.Security.Cryptography.X509Certificates;

namespace Supervisor.Cluster.Trust.Custody;

/// <summary>When a node's or a person's certificate is to be renewed.</summary>
internal static class LeafRules
{
    /// <summary>A third of its life is left, or less: time enough for a member to be reached, even when it is away for weeks.</summary>
    public static bool IsDue(X509Certificate2 own, DateTimeOffset now) =>
        new DateTimeOffset(own.NotAfter) - now <= ClusterAuthority.LeafLife / 3;

    /// <summary>Nobody takes it any more: the node has to join again.</summary>
    public static bool IsOver(X509Certificate2 own, DateTimeOffset now) => new DateTimeOffset(own.NotAfter) < now;
}
