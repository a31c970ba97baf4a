using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Supervisor.Cluster.Files;
using Supervisor.Contracts;

namespace Supervisor.Cluster.Trust.Custody;

/// <summary>
/// A node's cluster files. Each is written whole, and <c>cluster.json</c> last, so that a crash leaves a node that belongs or one that
/// does not. The caller holds the data directory's lock.
/// </summary>
internal sealed class ClusterFolder(ClusterPaths paths)
{
    private const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public ClusterPaths Paths => paths;

    /// <summary>
    /// Whether this node belongs to a cluster, however damaged its files are. One whose joining was cut short does not: it asks again. Nor
    /// does one whose leaving was, once its record is gone.
    /// </summary>
    public bool Belongs =>
        File.Exists(paths.Record)
        || (File.Exists(paths.Own) && !File.Exists(paths.JoiningKey) && !File.Exists(paths.Left));

    /// <summary>Asked only when the node belongs.</summary>
    public Outcome<ClusterIdentity> Read() => ClusterFolderReading.Read(paths);

    /// <summary>Makes the node one of the cluster.</summary>
    public void Write(ClusterIdentity identity)
    {
        Directory.CreateDirectory(paths.Directory, OwnersFolder);
        if (Left is not null)
        {
            // Of the cluster before, where its leaving was cut short: this one's authority and store are others.
            Delete(paths.AuthorityKey, paths.Denied, paths.Memory);
        }

        AtomicFile.Write(paths.Authority, identity.Authority.ExportCertificatePem() + "\n");
        if (identity.Key is { } key)
        {
            WriteAuthorityKey(key);
        }

        WriteOwn(identity);
        AtomicFile.Write(paths.Record, ClusterFolderReading.Format(identity));
        File.Delete(paths.JoiningKey);
        File.Delete(paths.Left);
    }

    /// <summary>The cluster that this node has left, so that settings which still name it are no reason to found it; null: none.</summary>
    public string? Left => !Belongs && File.Exists(paths.Left) ? File.ReadAllText(paths.Left).Trim() : null;

    /// <summary>After the node has left in order. Again after a crash, it goes on.</summary>
    public void Leave(string clusterName)
    {
        AtomicFile.Write(paths.Left, clusterName + "\n");
        // The key first, should an earlier crash have left it: it is turned away by now, and would be shown again.
        Delete(
            paths.JoiningKey,
            paths.Record,
            paths.Own,
            paths.AuthorityKey,
            paths.Authority,
            paths.Denied,
            paths.Memory
        );
    }

    /// <summary>After a change of what it says alone.</summary>
    public void WriteRecord(ClusterIdentity identity) =>
        AtomicFile.Write(paths.Record, ClusterFolderReading.Format(identity));

    /// <summary>After a renewal.</summary>
    public void WriteOwn(ClusterIdentity identity)
    {
        using var key = identity.Own.GetECDsaPrivateKey()!;
        var pem = identity.Own.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n";
        AtomicFile.Write(paths.Own, pem);
    }

    /// <summary>When this node has become one of those that hold it.</summary>
    public void WriteAuthorityKey(ClusterAuthority authority) =>
        AtomicFile.Write(paths.AuthorityKey, authority.KeyPem + "\n");

    /// <summary>The key of a node that joins: the one with which it asked before, if it did.</summary>
    public ECDsa JoiningKey()
    {
        if (File.Exists(paths.JoiningKey))
        {
            var kept = ECDsa.Create();
            try
            {
                kept.ImportFromPem(File.ReadAllText(paths.JoiningKey));
                return kept;
            }
            catch (Exception damaged) when (damaged is CryptographicException or ArgumentException)
            {
                // Nobody has a certificate for it yet: another does as well.
                kept.Dispose();
            }
        }

        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Directory.CreateDirectory(paths.Directory, OwnersFolder);
        AtomicFile.Write(paths.JoiningKey, key.ExportPkcs8PrivateKeyPem() + "\n");
        return key;
    }

    /// <summary>The node belongs to no cluster any more. The record goes first: what is left is no member.</summary>
    public void Clear()
    {
        if (Directory.Exists(paths.Directory))
        {
            File.Delete(paths.Record);
            Directory.Delete(paths.Directory, recursive: true);
        }
    }

    private static void Delete(params ReadOnlySpan<string> files)
    {
        foreach (var file in files)
        {
            File.Delete(file);
        }
    }
}
