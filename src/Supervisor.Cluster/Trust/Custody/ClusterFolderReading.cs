using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Text;

namespace Supervisor.Cluster.Trust.Custody;

/// <summary>Strict: half a membership is worse than none, so anything odd is refused with the file that is odd.</summary>
internal static class ClusterFolderReading
{
    private const UnixFileMode ForOthers =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    public static string Format(ClusterIdentity identity)
    {
        var form = new ClusterForm(
            ClusterForm.Newest,
            identity.Cluster.Value,
            identity.ClusterName,
            identity.Node.Value,
            identity.Name,
            ClusterAuthority.FingerprintOf(identity.Authority),
            identity.Coordination
        )
        {
            Brought = identity.Brought,
            IsFounding = identity.IsFounding ? true : null,
        };
        return JsonSerializer.Serialize(form, ClusterFormJson.Default.ClusterForm) + "\n";
    }

    public static Outcome<ClusterIdentity> Read(ClusterPaths paths)
    {
        var path = paths.Record;
        try
        {
            var form = Parse(path);
            if (!form.IsOk)
            {
                return form.Error;
            }

            path = paths.Authority;
            var authority = ReadAuthority(path, form.Value);
            if (!authority.IsOk)
            {
                return authority.Error;
            }

            path = paths.Own;
            var identity = ReadOwn(path, form.Value, authority.Value);
            path = paths.AuthorityKey;
            return identity.IsOk && File.Exists(path) ? WithKey(path, identity.Value) : identity;
        }
        catch (Exception failed) when (failed is FileNotFoundException or DirectoryNotFoundException)
        {
            return CustodyErrors.Missing(path);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return CustodyErrors.Unreadable(path, failed);
        }
    }

    private static Outcome<ClusterForm> Parse(string path)
    {
        ClusterForm? form;
        try
        {
            form = JsonSerializer.Deserialize(File.ReadAllText(path), ClusterFormJson.Default.ClusterForm);
        }
        catch (JsonException)
        {
            return CustodyErrors.Damaged(path, "It is no JSON.");
        }

        if (form?.Version > ClusterForm.Newest)
        {
            return CustodyErrors.TooNew(path);
        }

        return
            form is { Version: ClusterForm.Newest, Authority: not null, Coordination: not null }
            && ClusterId.TryParse(form.Cluster, out _)
            && NodeId.TryParse(form.Node, out _)
            && NameText.IsValid(form.Name)
            && NameText.IsValid(form.ClusterName)
            ? form
            : CustodyErrors.Damaged(
                path,
                "An id, a name, the authority or the way to coordination is missing or malformed."
            );
    }

    private static Outcome<X509Certificate2> ReadAuthority(string path, ClusterForm form)
    {
        var certificate = CertificateIn(File.ReadAllText(path));
        return certificate is null ? CustodyErrors.Damaged(path, "It holds no certificate.")
            : ClusterAuthority.FingerprintOf(certificate) != form.Authority
                ? CustodyErrors.Damaged(path, "It is another authority's than cluster.json says.")
            : certificate;
    }

    private static Outcome<ClusterIdentity> ReadOwn(string path, ClusterForm form, X509Certificate2 authority)
    {
        if (ProblemOfMode(path) is { } open)
        {
            return open;
        }

        var own = PairIn(File.ReadAllText(path));
        if (own is null)
        {
            return CustodyErrors.Damaged(path, "It does not hold a certificate and the key to it.");
        }

        _ = ClusterId.TryParse(form.Cluster, out var cluster);
        _ = NodeId.TryParse(form.Node, out var node);
        // By its own time: one that has expired is to be renewed, and no damage.
        var proof = PeerRules.Check(own, authority, cluster!, new DateTimeOffset(own.NotBefore));
        return proof.IsOk && proof.Value.Name.Bearer is Bearer.OfNode bearer && bearer.Id == node
            ? new ClusterIdentity(cluster!, form.ClusterName!, node!, form.Name!, authority, own)
            {
                Coordination = form.Coordination!,
                Brought = form.Brought,
                IsFounding = form.IsFounding == true,
            }
            : CustodyErrors.Damaged(path, "Its certificate is not this node's in this cluster.");
    }

    private static Outcome<ClusterIdentity> WithKey(string path, ClusterIdentity identity)
    {
        if (ProblemOfMode(path) is { } open)
        {
            return open;
        }

        var pair = PairIn(identity.Authority.ExportCertificatePem() + "\n" + File.ReadAllText(path));
        return pair is null
            ? CustodyErrors.Damaged(path, "It is not the key to the authority's certificate.")
            : identity with
            {
                Key = new ClusterAuthority(identity.Cluster, pair),
            };
    }

    private static OperatorError? ProblemOfMode(string path) =>
        (File.GetUnixFileMode(path) & ForOthers) is UnixFileMode.None ? null : CustodyErrors.Open(path);

    private static X509Certificate2? CertificateIn(string pem)
    {
        try
        {
            return X509Certificate2.CreateFromPem(pem);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static X509Certificate2? PairIn(string pem)
    {
        try
        {
            return X509Certificate2.CreateFromPem(pem, pem);
        }
        catch (Exception damaged) when (damaged is CryptographicException or ArgumentException)
        {
            return null;
        }
    }
}
