using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Supervisor.Cluster.Coordination.Embedded;
using Supervisor.Cluster.Coordination.Etcd;
using Supervisor.Contracts;
using Supervisor.Node.Hosting;
using Supervisor.Node.Settings;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Node.Clusters;

/// <summary>Opens the place where nodes agree: a file of this node's own, one that daemons of this machine share, or an etcd.</summary>
internal static class CoordinationOpening
{
    /// <summary>Nothing is asked of it yet: it may come up later than the daemon.</summary>
    /// <param name="own">The file of a node that is alone.</param>
    public static Outcome<ICoordination> Open(ClusterSettings? cluster, string own, HostParts parts) =>
        cluster?.Place switch
        {
            CoordinationPlace.InEtcd etcd => OpenEtcd(cluster.Name, etcd, parts),
            CoordinationPlace.InFile file => OpenFile(file.Path, parts),
            _ => OpenFile(own, parts),
        };

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

    private static Outcome<ICoordination> OpenEtcd(string cluster, CoordinationPlace.InEtcd place, HostParts parts)
    {
        try
        {
            var settings = new EtcdSettings(place.Endpoints, $"/supervisor/{cluster}/")
            {
                Login = place.Login is var (user, file) ? new EtcdLogin(user, File.ReadAllText(file).Trim()) : null,
                Tls = TlsOf(place),
            };
            var coordination = new EtcdCoordination(settings, TimeProvider.System, RandomNumberGenerator.GetBytes);
            parts.Add(coordination);
            return coordination;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return StartErrors.Because(
                "etcd-files",
                $"What the daemon needs to reach etcd cannot be read: {e.Message}",
                "",
                "Mend what --etcd-password-file, --etcd-ca, --etcd-cert and --etcd-key name."
            );
        }
    }

    private static EtcdTls? TlsOf(CoordinationPlace.InEtcd place)
    {
        if (place is { AuthorityFile: null, Own: null })
        {
            return null;
        }

        var authorities = new X509Certificate2Collection();
        if (place.AuthorityFile is { } file)
        {
            authorities.ImportFromPemFile(file);
        }

        return new EtcdTls(
            authorities,
            place.Own is var (certificate, key) ? X509Certificate2.CreateFromPemFile(certificate, key) : null
        );
    }
}
