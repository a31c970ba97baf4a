using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Supervisor.Node.Readiness.Folders;

/// <summary>The hash of a token. Only hashes are kept and looked up, so a look-up tells nothing by the time it takes.</summary>
internal readonly record struct AgentToken(UInt128 High, UInt128 Low)
{
    private const int SecretBytes = 32;

    /// <summary>A new secret, as it stands in the file.</summary>
    public static string Create(Func<int, byte[]> chance) => Convert.ToHexStringLower(chance(SecretBytes));

    public static AgentToken HashOf(string secret)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(secret), hash);
        return FromBytes(hash);
    }

    public static AgentToken Parse(string hexadecimal) => FromBytes(Convert.FromHexString(hexadecimal));

    public override string ToString()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        MemoryMarshal.Write(hash, High);
        MemoryMarshal.Write(hash[(hash.Length / 2)..], Low);
        return Convert.ToHexStringLower(hash);
    }

    private static AgentToken FromBytes(ReadOnlySpan<byte> hash) =>
        new(MemoryMarshal.Read<UInt128>(hash), MemoryMarshal.Read<UInt128>(hash[(hash.Length / 2)..]));
}
