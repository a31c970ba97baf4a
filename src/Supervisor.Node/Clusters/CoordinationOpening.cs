using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Supervisor.Cluster.Coordination.Embedded;
using Supervisor.Cluster.Coordination.Etcd;
using Supervisor.Contracts;
using Supervisor.Node.Clusters.Places;
using Supervisor.Node.Hosting;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Node.Clusters;

/// <summary>Opens the place where nodes agree: a file of this node's own, one that daemons of this machine share, or an etcd.</summary>
internal static class CoordinationOpening
{
    /// <summary>Nothing is asked of it yet: it may come up later than the daemon.</summary>
    /// <param name="own">The file of a node that is alone.</param>
    public static Outcome<ICoordination> Open(ClusterPlace? place, string own, HostParts parts) =>
        place?.Etcd is { } etcd ? OpenEtcd(place.Name, etcd, parts) : OpenFile(place?.File ?? own, parts);

    /// <exception cref="CryptographicException">A certificate or key is none.</exception>
    public static EtcdSettings SettingsOf(string cluster, EtcdAccess access) =>
        new(access.Endpoints, $"/supervisor/{cluster}/") { Login = access.Login, Tls = TlsOf(access) };

    private static Outcome<ICoordination> OpenFile(string path, HostParts parts)
    {
        var coordination = new EmbeddedCoordination(
            new EmbeddedSettings(path),
            TimeProvider.System,
            new LinuxBootClock(),
            RandomNumberGenerator.GetBytes
        );
        parts.Add(coordination);
        return coordination;
    }

    private static Outcome<ICoordination> OpenEtcd(string cluster, EtcdAccess access, HostParts parts)
    {
        try
        {
            var settings = SettingsOf(cluster, access);
            var coordination = new EtcdCoordination(settings, TimeProvider.System, RandomNumberGenerator.GetBytes);
            parts.Add(coordination);
            return coordination;
        }
        catch (CryptographicException e)
        {
            return ClusterErrors.EtcdFiles(e.Message);
        }
    }

    private static EtcdTls? TlsOf(EtcdAccess access)
    {
        if (access is { Authority: null, Certificate: null })
        {
            return null;
        }

        var authorities = new X509Certificate2Collection();
        if (access.Authority is { } authority)
        {
            authorities.ImportFromPem(authority);
        }

        return new EtcdTls(
            authorities,
            access is { Certificate: { } certificate, Key: { } key }
                ? X509Certificate2.CreateFromPem(certificate, key)
                : null
        );
    }
}
