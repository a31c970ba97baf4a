using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Contracts;
using Supervisor.Fleet.Values;

namespace Supervisor.Cluster.Joining.Tokens;

/// <summary>
/// A token as one word that can be copied: the mark of its form, then in base64url the authority's fingerprint, the invitation's id,
/// its secret, the endpoints (their number, then of each the length of its host, the host and two bytes of port), and a checksum.
/// </summary>
internal static class JoinTokenCodec
{
    public const string Mark = "sv1.";

    /// <summary>What all marks begin with.</summary>
    private const string Family = "sv";

    private const int ChecksumBytes = 4;
    private const int FixedBytes = JoinToken.AuthorityBytes + JoinToken.IdBytes + JoinToken.SecretBytes;
    private const int PortBytes = sizeof(ushort);

    public static string Format(JoinToken token)
    {
        var content = new List<byte>();
        content.AddRange(Convert.FromHexString(token.Authority));
        content.AddRange(Convert.FromHexString(token.Id));
        content.AddRange(Convert.FromHexString(token.Secret));
        content.Add((byte)token.Endpoints.Count);
        foreach (var endpoint in token.Endpoints)
        {
            Add(content, endpoint);
        }

        var checksum = ChecksumOf([.. content]);
        return Mark + Base64Url.EncodeToString([.. content, .. checksum]);
    }

    /// <param name="typed">As somebody has typed or copied it: breaks and spaces within do not matter.</param>
    public static Outcome<JoinToken> Parse(string typed)
    {
        var text = string.Concat(typed.Where(letter => !char.IsWhiteSpace(letter)));
        if (!text.StartsWith(Mark, StringComparison.Ordinal))
        {
            return IsOfTheFamily(text) ? TokenErrors.Newer : TokenErrors.NoToken;
        }

        return
            BytesOf(text[Mark.Length..]) is { } bytes
            && bytes.Length > FixedBytes + ChecksumBytes
            && ChecksumOf(bytes.AsSpan(..^ChecksumBytes)).AsSpan().SequenceEqual(bytes.AsSpan(^ChecksumBytes..))
            && EndpointsOf(bytes.AsSpan(FixedBytes..^ChecksumBytes)) is { } endpoints
            ? Read(bytes, endpoints)
            : TokenErrors.Mistyped;
    }

    private static JoinToken Read(byte[] bytes, ValueList<LinkAddress> endpoints)
    {
        var authority = bytes.AsSpan(0, JoinToken.AuthorityBytes);
        var id = bytes.AsSpan(JoinToken.AuthorityBytes, JoinToken.IdBytes);
        var secret = bytes.AsSpan(JoinToken.AuthorityBytes + JoinToken.IdBytes, JoinToken.SecretBytes);
        return new JoinToken(
            Convert.ToHexStringLower(authority),
            endpoints,
            Convert.ToHexStringLower(id),
            Convert.ToHexStringLower(secret)
        );
    }

    private static void Add(List<byte> content, LinkAddress endpoint)
    {
        var host = Encoding.UTF8.GetBytes(endpoint.Host);
        var port = new byte[PortBytes];
        BinaryPrimitives.WriteUInt16BigEndian(port, (ushort)endpoint.Port);
        content.Add((byte)host.Length);
        content.AddRange(host);
        content.AddRange(port);
    }

    /// <summary>Null when these are none.</summary>
    private static ValueList<LinkAddress>? EndpointsOf(ReadOnlySpan<byte> rest)
    {
        var count = rest[0];
        rest = rest[1..];
        var endpoints = new List<LinkAddress>(count);
        for (var i = 0; i < count; i++)
        {
            if (rest.Length < 1 || rest.Length < 1 + rest[0] + PortBytes)
            {
                return null;
            }

            var length = rest[0];
            var port = BinaryPrimitives.ReadUInt16BigEndian(rest[(1 + length)..]);
            endpoints.Add(new LinkAddress(Encoding.UTF8.GetString(rest.Slice(1, length)), port));
            rest = rest[(1 + length + PortBytes)..];
        }

        return count is > 0 and <= JoinToken.MostEndpoints && rest.IsEmpty ? endpoints.ToValueList() : null;
    }

    private static bool IsOfTheFamily(string text)
    {
        var dot = text.IndexOf('.');
        return text.StartsWith(Family, StringComparison.Ordinal)
            && dot > Family.Length
            && text[Family.Length..dot].All(char.IsAsciiDigit);
    }

    private static byte[]? BytesOf(string text)
    {
        try
        {
            return Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static byte[] ChecksumOf(ReadOnlySpan<byte> content) => SHA256.HashData(content)[..ChecksumBytes];
}
