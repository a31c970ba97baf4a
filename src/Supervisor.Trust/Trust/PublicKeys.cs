using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Supervisor.Cluster.Trust;

/// <summary>Public keys as they are sent and compared: of one curve, so that nobody brings a weak one.</summary>
internal static class PublicKeys
{
    private const int Bits = 256;

    /// <summary>By which a key is known in coordination. It is stored: it never changes.</summary>
    public static string HashOf(ReadOnlySpan<byte> subjectPublicKeyInfo) =>
        Convert.ToHexStringLower(SHA256.HashData(subjectPublicKeyInfo));

    public static string HashOf(X509Certificate2 certificate) =>
        HashOf(certificate.PublicKey.ExportSubjectPublicKeyInfo());

    /// <summary>Null when it is no key that a certificate is made for.</summary>
    public static ECDsa? Read(ReadOnlySpan<byte> subjectPublicKeyInfo)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(subjectPublicKeyInfo, out var read);
            if (read == subjectPublicKeyInfo.Length && key.KeySize == Bits)
            {
                return key;
            }
        }
        catch (CryptographicException)
        {
            // Somebody sent something else.
        }

        key.Dispose();
        return null;
    }
}
