using System.Security.Cryptography;
using System.Text;
using Supervisor.Cluster.Files;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Settings;

namespace Supervisor.Node.Data;

/// <summary>The secret for the operator API over TCP: who can read the file may do everything.</summary>
internal sealed class OperatorToken
{
    private const int Bytes = 32;

    private const UnixFileMode ForOthers =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    private readonly byte[] _hash;

    public OperatorToken(string secret) => _hash = SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>Takes the same time for every wrong token: what is compared are hashes, and all of them.</summary>
    public bool Matches(string offered) =>
        CryptographicOperations.FixedTimeEquals(_hash, SHA256.HashData(Encoding.UTF8.GetBytes(offered)));

    public static Outcome<OperatorToken> LoadOrMake(string path, Func<int, byte[]> chance)
    {
        if (!File.Exists(path))
        {
            AtomicFile.Write(path, Convert.ToHexStringLower(chance(Bytes)) + "\n");
        }
        else if ((File.GetUnixFileMode(path) & ForOthers) is not UnixFileMode.None)
        {
            return Unfit(path, "Others can open it, so it is no secret any more.");
        }

        var secret = File.ReadAllText(path).Trim();
        return secret.Length >= Bytes ? new OperatorToken(secret) : Unfit(path, "It is too short to be a secret.");
    }

    private static OperatorError Unfit(string path, string why) =>
        StartErrors.Because(
            "token-unfit",
            $"The token in {path} is not used.",
            why,
            "Delete the file and start again: a new one is made."
        );
}
