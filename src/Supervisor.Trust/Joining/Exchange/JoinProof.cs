using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Supervisor.Cluster.Trust;

namespace Supervisor.Cluster.Joining.Exchange;

/// <summary>
/// That the one who asks has the key that he names, on this connection and for this invitation. Who overheard a token, or has stolen
/// it later, does not get the answer of the one who used it.
/// </summary>
internal static class JoinProof
{
    private const string Purpose = "supervisor join 1";

    public static byte[] Make(ECDsa key, Welcome welcome, X509Certificate2 member, JoinRequest request) =>
        key.SignData(TextOf(welcome.Nonce, member, request), HashAlgorithmName.SHA256);

    public static bool Holds(byte[] nonce, X509Certificate2 member, JoinRequest request)
    {
        using var key = PublicKeys.Read(request.Key);
        return key is not null
            && key.VerifyData(TextOf(nonce, member, request), request.Proof, HashAlgorithmName.SHA256);
    }

    private static byte[] TextOf(byte[] nonce, X509Certificate2 member, JoinRequest request) =>
        Encoding.UTF8.GetBytes(
            string.Join(
                '\n',
                Purpose,
                Convert.ToHexStringLower(nonce),
                Convert.ToHexStringLower(SHA256.HashData(member.RawDataMemory.Span)),
                request.Invitation,
                request.Node,
                request.Name
            )
        );
}
