using System.Security.Cryptography;

namespace Supervisor.Supervision.Ports.Coordination;

/// <summary>SHA-256 as lower-case hexadecimal digits. It is stored and compared across nodes: it never changes.</summary>
public static class ContentHash
{
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
