using System.Security.Cryptography.X509Certificates;

namespace Supervisor.Cluster.Coordination.Etcd;

/// <param name="Authorities">
/// Whose certificates a member may bear; the machine's own authorities are not asked then. Empty: whom the machine trusts.
/// </param>
/// <param name="Client">
/// What this program shows; null when the members want none. Where etcd has users, it must have no common name: the gateway
/// refuses one that has.
/// </param>
public sealed record EtcdTls(X509Certificate2Collection Authorities, X509Certificate2? Client);
