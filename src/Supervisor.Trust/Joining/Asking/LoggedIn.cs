using System.Security.Cryptography.X509Certificates;

namespace Supervisor.Cluster.Joining.Asking;

/// <param name="Role">What the person may do now; that can change without a new certificate.</param>
/// <param name="Own">With its key.</param>
internal sealed record LoggedIn(
    string Cluster,
    string ClusterName,
    string Name,
    string Role,
    X509Certificate2 Authority,
    X509Certificate2 Own
);
