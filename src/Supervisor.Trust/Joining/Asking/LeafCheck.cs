using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Supervisor.Cluster.Trust;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;

namespace Supervisor.Cluster.Joining.Asking;

/// <summary>Whether what a member gave is what was asked for, before it is relied on.</summary>
internal static class LeafCheck
{
    /// <returns>The certificate, with its key.</returns>
    public static Outcome<X509Certificate2> Take(TokenAnswer answer, Bearer bearer, ECDsa key) =>
        Take(answer.Leaf, answer.Authority, bearer, key);

    public static Outcome<X509Certificate2> Take(byte[] given, X509Certificate2 authority, Bearer bearer, ECDsa key)
    {
        try
        {
            using var leaf = X509CertificateLoader.LoadCertificate(given);
            var proof = PeerRules.Check(leaf, authority, new DateTimeOffset(leaf.NotBefore));
            return proof.IsOk && proof.Value.Name.Bearer == bearer
                ? leaf.CopyWithPrivateKey(key)
                : AskingErrors.BadAnswer;
        }
        catch (Exception odd) when (odd is CryptographicException or ArgumentException)
        {
            return AskingErrors.BadAnswer;
        }
    }

    /// <summary>Null when that is not the authority's key: the node asks for it again.</summary>
    public static ClusterAuthority? AuthorityOf(ClusterId cluster, X509Certificate2 authority, string keyPem)
    {
        try
        {
            var pair = X509Certificate2.CreateFromPem(authority.ExportCertificatePem(), keyPem);
            return new ClusterAuthority(cluster, pair);
        }
        catch (Exception odd) when (odd is CryptographicException or ArgumentException)
        {
            return null;
        }
    }
}
